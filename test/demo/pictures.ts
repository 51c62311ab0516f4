// `npm run pictures [name…]`: takes the README's pictures from the real product, with keys that are made for them.
import { audit } from './pictures/audit.ts';
import { chat } from './pictures/chat.ts';
import { overview } from './pictures/overview.ts';
import { proxy } from './pictures/proxy.ts';
import { shoot, take } from './pictures/stage.ts';
import { tour } from './pictures/tour.ts';

const asked = process.argv.slice(2);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);

for (const [name, picture] of Object.entries({ overview, chat, audit, proxy }))
  if (isAsked(name)) await take(name, picture);
for (const [name, play] of Object.entries({ tour })) if (isAsked(name)) await shoot(name, play);
