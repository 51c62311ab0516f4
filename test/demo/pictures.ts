// `npm run pictures [name…]`: takes the README's pictures from the real product, with keys that are made for them.
import { audit } from './pictures/audit.ts';
import { chat } from './pictures/chat.ts';
import { overview } from './pictures/overview.ts';
import { proxy } from './pictures/proxy.ts';
import { take } from './pictures/stage.ts';

const asked = process.argv.slice(2);

for (const [name, picture] of Object.entries({ overview, chat, audit, proxy }))
  if (asked.length === 0 || asked.includes(name)) await take(name, picture);
