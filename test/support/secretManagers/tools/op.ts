import type { Call, Saying } from './behave.ts';
import { behave } from './behave.ts';

const options = {
  account: { type: 'string' },
  vault: { type: 'string' },
  format: { type: 'string' },
  template: { type: 'string' },
  reveal: { type: 'boolean' },
  'no-newline': { type: 'boolean' },
} as const;

interface Field {
  id: string;
  label: string;
  value: string;
  type?: string;
  section?: { id: string; label: string };
}

interface Item {
  id: string;
  title: string;
  category: string;
  fields: Field[];
}

const complain = (text: string): Saying => ({ err: `[ERROR] 2030/01/15 09:00:00 ${text}\n`, code: 1 });

const itemIn = ({ account, flags }: Call, vault: string, item: string): Item | undefined => {
  const stored = account.secrets[`${vault || flags.vault}/${item}`]?.at(-1);
  return stored === undefined ? undefined : JSON.parse(stored);
};

function read(call: Call, reference: string): Saying {
  const [vault = '', name = '', ...rest] = reference.replace('op://', '').split('/');
  const item = itemIn(call, vault, name);
  if (!item) return complain(`could not read secret '${reference}': "${name}" isn't an item in the "${vault}" vault.`);
  const field = item.fields.find(({ label }) => label === rest.at(-1));
  if (!field)
    return complain(`could not read secret '${reference}': item '${name}' does not have a field '${rest.at(-1)}'`);
  return call.account.quotes ? complain(`could not print ${field.value}`) : { out: field.value };
}

/** Since 2.30 what is concealed comes masked unless it is asked for. */
function get(call: Call, name: string): Saying {
  const item = itemIn(call, '', name);
  if (!item) return complain(`"${name}" isn't an item. Specify the item with its UUID, name, or domain.`);
  const masked = item.fields.map((field) => (field.type === 'CONCEALED' ? { ...field, value: '[concealed]' } : field));
  return { out: JSON.stringify(call.flags.reveal ? item : { ...item, fields: masked }) };
}

function edit(call: Call, name: string): Saying {
  const template = call.file(`${call.flags.template}`);
  call.set(`${call.flags.vault}/${name}`, template);
  return { out: template };
}

behave('op', options, (call) => {
  if (!call.account.signedIn) return complain('You are not currently signed in. Please run `op signin --help`');
  const [command, second = '', third = ''] = call.words;
  if (command === 'read') return read(call, second);
  if (command !== 'item') return complain(`unknown command "${command}" for "op"`);
  return second === 'get' ? get(call, third) : edit(call, third);
});
