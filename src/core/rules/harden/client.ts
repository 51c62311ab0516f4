import type { ModelCall } from '../mistral/modelCall.ts';
import type { Options } from '../mistral/options.ts';
import { option, optionsOf } from '../mistral/options.ts';
import type { Call } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

/** What is known of the options of a request: its own, and those of the client it goes through. */
export type Known = 'given' | 'missing' | 'out of sight';

/** Is the option set on the request or on its client? A client from another file may have everything. */
export function knownOption(
  source: Source,
  { call, options }: ModelCall,
  onCall: readonly string[],
  onClient: readonly string[],
): Known {
  const second = source.family === 'script' ? optionsOf(source, call, 1) : options;
  if (option(second, onCall) !== undefined) return 'given';
  if (second.open && (source.family === 'python' || call.args.length > 1)) return 'out of sight';
  const client = clientOptions(source, call);
  if (client === undefined || client.open) return 'out of sight';
  return option(client, onClient) === undefined ? 'missing' : 'given';
}

function clientOptions(source: Source, call: Call): Options | undefined {
  let receiver = call.callee;
  while (receiver.kind === 'member') {
    const made = knownValue(source, receiver);
    if (made.kind === 'call') return optionsOf(source, made);
    receiver = receiver.object;
  }
  const made = knownValue(source, receiver);
  return made.kind === 'call' && made !== call ? optionsOf(source, made) : undefined;
}
