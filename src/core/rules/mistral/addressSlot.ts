import { madeClients } from '../query.ts';
import type { Expression } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
import { modelCalls } from './modelCall.ts';
import { option, optionsOf } from './options.ts';

const addressOptions = [
  'serverURL',
  'server_url',
  'endpoint',
  'baseURL',
  'base_url',
  'baseUrl',
  'azure_endpoint',
  'azureEndpoint',
];

/** Python passes everything by name, at once. */
const placesOf = ({ family }: Source): readonly number[] => (family === 'python' ? [0] : [0, 1]);

/** Every expression that decides which server gets the key. */
export function addressSlots(source: Source): readonly Expression[] {
  const clients = madeClients(source).map(({ call }) => call);
  const requests = modelCalls(source)
    .filter(({ library }) => library !== 'none')
    .map(({ call }) => call);
  return [...clients, ...requests].flatMap((call) =>
    placesOf(source).flatMap((argument) => option(optionsOf(source, call, argument), addressOptions)?.value ?? []),
  );
}
