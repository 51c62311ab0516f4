import type { Player } from '#test/support/mistral/startMistral.ts';
import { inProject } from '#test/support/project.ts';
import { ticketDesk } from '#test/support/workbench/furnish.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

/** The demo workspace in a VS Code with the extension; a stand-in for Mistral answers. */
export interface Stage {
  readonly code: Workbench;
  readonly mistral: Player;
  /** Adds a key as a person does, and gives the id Mistral knows it by. */
  addKey(label: string): Promise<string>;
}

export interface Picture {
  readonly size: { readonly width: number; readonly height: number };
  /** What a picture of this size may weigh decides how sharp it is. */
  readonly pixelRatio: number;
  /** The part of the window that is taken; all of it when none is named. */
  readonly part?: string;
  /** Brings the window to what the picture shows. */
  arrange(stage: Stage): Promise<void>;
}

export async function take(name: string, { size, pixelRatio, part, arrange }: Picture): Promise<void> {
  const room = await openRoom({ name: 'ticket-desk', furnish: ticketDesk, theme: 'Dark Modern', pixelRatio });
  try {
    const { code, mistral } = room;
    await code.page.setViewportSize(size);
    await arrange({ code, mistral, addKey: (label) => addStudioKey(code, mistral, label) });
    const taken = part === undefined ? code.page : code.page.locator(part);
    await taken.screenshot({ path: inProject(`media/readme/${name}.png`), animations: 'disabled' });
  } finally {
    await room.leave();
  }
}

async function addStudioKey(code: Workbench, mistral: Player, label: string): Promise<string> {
  const key = mistral.keys.add({ kind: 'studio', name: label });
  await addKey(code, label, key.raw);
  return key.id;
}
