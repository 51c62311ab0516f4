import type { Player } from '#test/support/mistral/startMistral.ts';
import { inProject } from '#test/support/project.ts';
import { ticketDesk } from '#test/support/workbench/furnish.ts';
import { addKey } from '#test/support/workbench/keyBox.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';
import type { Film } from './film.ts';
import { filmOf } from './film.ts';

/** The demo workspace in a VS Code with the extension; a stand-in for Mistral answers. */
export interface Stage {
  readonly code: Workbench;
  readonly mistral: Player;
  /** Adds a key as a person does, and gives the id Mistral knows it by. */
  addKey(label: string): Promise<string>;
}

interface Scene {
  readonly size: { readonly width: number; readonly height: number };
  /** What a picture of this size may weigh decides how sharp it is. */
  readonly pixelRatio: number;
}

export interface Picture extends Scene {
  /** The part of the window that is taken; all of it when none is named. */
  readonly part?: string;
  /** Brings the window to what the picture shows. */
  arrange(stage: Stage): Promise<void>;
}

export interface Play extends Scene {
  act(stage: Stage, film: Film): Promise<void>;
}

/** Writes media/readme/<name>.png. */
export const take = (name: string, picture: Picture): Promise<void> =>
  onStage(picture, async (stage) => {
    await picture.arrange(stage);
    const { page } = stage.code;
    const taken = picture.part === undefined ? page : page.locator(picture.part);
    await taken.screenshot({ path: inProject(`media/readme/${name}.png`), animations: 'disabled' });
  });

/** Writes media/readme/<name>.webp, which moves. */
export const shoot = (name: string, play: Play): Promise<void> =>
  onStage(play, async (stage) => {
    const film = filmOf(stage.code.page);
    await play.act(stage, film);
    await film.write(inProject(`media/readme/${name}.webp`));
  });

async function onStage({ size, pixelRatio }: Scene, perform: (stage: Stage) => Promise<void>): Promise<void> {
  const room = await openRoom({ name: 'ticket-desk', furnish: ticketDesk, theme: 'Dark Modern', pixelRatio });
  try {
    const { code, mistral } = room;
    await code.page.setViewportSize(size);
    await perform({ code, mistral, addKey: (label) => addStudioKey(code, mistral, label) });
  } finally {
    await room.leave();
  }
}

async function addStudioKey(code: Workbench, mistral: Player, label: string): Promise<string> {
  const key = mistral.keys.add({ kind: 'studio', name: label });
  await addKey(code, label, key.raw);
  return key.id;
}
