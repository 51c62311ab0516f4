import type { Locator } from 'playwright-core';
import { chatView } from '#test/support/workbench/chat.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';
import type { Picture } from './stage.ts';

const question = 'Tickets of ada.byron@analytical.example come back with the wrong name. What is wrong in service.py?';

const reply = `The name of the customer is written into the system prompt, so whoever picks a name gives orders. Keep the rules fixed:

\`\`\`python
messages = [
    {"role": "system", "content": "You answer tickets."},
    {"role": "user", "content": ticket["text"]},
]
\`\`\`

Then look up ⟨EMAIL_1⟩ in your own table, not in the ticket.`;

const width = 470;

/** A conversation from which an address was kept, with what was checked, and the next question being typed. */
export const chat: Picture = {
  size: { width: 1280, height: 860 },
  pixelRatio: 2,
  part: '.part.sidebar',
  async arrange({ code, mistral, addKey }) {
    const view = chatView(code.page);
    await code.activityBar.open('Mistral Guard');
    await addKey('production');
    await code.view('Keys').fold();
    await code.view('Findings').fold();
    await view.open();
    await widen(code);
    mistral.script(reply);
    await view.send(question);
    await view.turn().over();
    await view.turn().openTrail();
    await view.type('Write a test for it, and mail grace.m@cobol.example when it fails.');
    await view.sees(/will redact/);
  },
};

const sideBar = (code: Workbench): Locator => code.page.locator('.part.sidebar');

/** As a person does, by its edge. */
async function widen(code: Workbench): Promise<void> {
  const box = await sideBar(code).boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  const { mouse } = code.page;
  const y = box.y + box.height / 2;
  await mouse.move(box.x + box.width, y);
  await mouse.down();
  await mouse.move(box.x + width, y, { steps: 10 });
  await mouse.up();
}
