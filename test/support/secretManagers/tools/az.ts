import type { Call, Saying } from './behave.ts';
import { behave } from './behave.ts';

const options = {
  'vault-name': { type: 'string' },
  name: { type: 'string' },
  id: { type: 'string' },
  version: { type: 'string' },
  file: { type: 'string' },
  query: { type: 'string' },
  output: { type: 'string' },
  'only-show-errors': { type: 'boolean' },
} as const;

const complain = (text: string, code: number): Saying => ({ err: `ERROR: ${text}\n`, code });

/** `--id https://…/secrets/name` and `--vault-name` with `--name` say the same. */
const nameOf = ({ flags }: Call): string =>
  flags.id === undefined ? `${flags['vault-name']}/${flags.name}` : `${flags.id}`.replace('/secrets/', '/');

function show({ account, flags }: Call, name: string): Saying {
  const value = account.secrets[name]?.at(-1);
  if (value === undefined)
    return complain('(SecretNotFound) A secret with (name/id) was not found in this key vault.', 3);
  if (account.quotes) return complain(`could not print ${value}`, 1);
  return { out: `${JSON.stringify(flags.query === 'value' ? value : { value })}\n` };
}

/** Unless told otherwise, it prints what it has stored, value and all. */
function set(call: Call, name: string): Saying {
  if (call.flags.id !== undefined || call.flags.version !== undefined)
    return complain('the following arguments are required: --name/-n, --vault-name', 2);
  const value = call.file(`${call.flags.file}`);
  call.set(name, value);
  return call.flags.output === 'none' ? {} : { out: JSON.stringify({ value }) };
}

behave('az', options, (call) => {
  const [group, thing, command] = call.words;
  if (group !== 'keyvault' || thing !== 'secret') return { err: "ERROR: 'x' is misspelled or not recognized", code: 2 };
  if (!call.account.signedIn) return complain("Please run 'az login' to setup account.", 1);
  if (call.account.allowed === false) return complain('(Forbidden) The user does not have secrets get permission.', 1);
  return command === 'show' ? show(call, nameOf(call)) : set(call, nameOf(call));
});
