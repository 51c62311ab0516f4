import type { Locator } from 'playwright-core';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { chatView } from '#test/support/workbench/chat.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

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
export async function takeChatPicture(code: Workbench, mistral: Player, path: string): Promise<void> {
  const chat = chatView(code.page);
  await code.page.setViewportSize({ width: 1280, height: 860 });
  await code.view('Keys').fold();
  await code.view('Findings').fold();
  await chat.open();
  await widen(code);
  mistral.script(reply);
  await chat.send(question);
  await chat.turn().over();
  await chat.turn().openTrail();
  await chat.type('Write a test for it, and mail grace.m@cobol.example when it fails.');
  await chat.sees(/will redact/);
  await sideBar(code).screenshot({ path, animations: 'disabled' });
}

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
