import { chatView } from '#test/support/workbench/chat.ts';
import type { Film } from './film.ts';
import type { Play, Stage } from './stage.ts';
import { widenSideBar } from './widenSideBar.ts';

const question = 'Why does the ticket of ada.byron@analytical.example get no answer?';

const reply = `Its customer's name goes into the system prompt, and this one ends the prompt early.

Keep the rules fixed, and send \`ticket["text"]\` as the user's message.`;

/** A leaked key is found, moved to the vault, and used: by a chat that keeps an address to itself. */
export const tour: Play = {
  size: { width: 1100, height: 680 },
  pixelRatio: 1.4,
  async act(stage, film) {
    const { code } = stage;
    await code.activityBar.open('Mistral Guard');
    await widenSideBar(code, 400);
    await code.view('Chat').fold();
    // Where no tooltip is.
    await code.page.mouse.move(700, 620);
    await findKey(stage, film);
    await moveKey(stage, film);
    await chat(stage, film);
  },
};

async function findKey({ code }: Stage, film: Film): Promise<void> {
  await code.editor.openFile('app/service.py');
  await code.editor.surface.locator('.squiggly-error').first().waitFor();
  await film.show(1_200);
  await code.palette.runCommand('Mistral Guard: Scan Workspace');
  await code
    .view('Findings')
    .pane.getByText(/\d+ files, just now/)
    .waitFor();
  await clear(code);
  await film.show(2_000);
}

async function moveKey({ code }: Stage, film: Film): Promise<void> {
  await code.editor.goTo(11, 40);
  await code.editor.quickFixes();
  await film.show(1_800);
  await code.page.locator('.action-widget .monaco-list-row.action', { hasText: /^Move key to vault/ }).click();
  await code.notifications.message(/is in the vault/);
  await film.show(2_600);
  await clear(code);
}

async function chat({ code, mistral }: Stage, film: Film): Promise<void> {
  const view = chatView(code.page);
  await code.view('Keys').fold();
  await code.view('Findings').fold();
  await view.open();
  for (const words of beginnings(question, 6)) {
    await view.type(words);
    await film.show(220);
  }
  await view.sees(/will redact/);
  await film.show(2_000);
  mistral.script(reply);
  await view.send(question);
  await view.turn().over();
  await view.turn().openTrail();
  await film.show(4_500);
}

/** A text as it is typed, in so many steps. */
const beginnings = (text: string, steps: number): readonly string[] =>
  Array.from({ length: steps }, (_, step) => text.slice(0, Math.ceil((text.length * (step + 1)) / steps)));

const clear = (code: Stage['code']): Promise<void> => code.palette.runCommand('Notifications: Clear All Notifications');
