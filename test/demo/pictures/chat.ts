import { chatView } from '#test/support/workbench/chat.ts';
import type { Picture } from './stage.ts';
import { widenSideBar } from './widenSideBar.ts';

const question = 'Tickets of ada.byron@analytical.example come back with the wrong name. What is wrong in service.py?';

const reply = `The name of the customer is written into the system prompt, so whoever picks a name gives orders. Keep the rules fixed:

\`\`\`python
messages = [
    {"role": "system", "content": "You answer tickets."},
    {"role": "user", "content": ticket["text"]},
]
\`\`\`

Then look up ⟨EMAIL_1⟩ in your own table, not in the ticket.`;

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
    await widenSideBar(code, 470);
    mistral.script(reply);
    await view.send(question);
    await view.turn().over();
    await view.turn().openTrail();
    await view.type('Write a test for it, and mail grace.m@cobol.example when it fails.');
    await view.sees(/will redact/);
  },
};
