import type { Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';
import type { Maker } from './modules.ts';
import { makers, mistralHost, mistralModule } from './modules.ts';

export interface Origin {
  readonly module: string;
  readonly name: string;
}

/** The module and exported name behind a callee, through aliases: `MistralClient` may be `Mistral` under another name. */
export function originOf(source: Source, path: string): Origin | undefined {
  const [root = '', ...rest] = path.split('.');
  const found = source.imports.get(root);
  if (found === undefined) return undefined;
  const name = found.name === '*' ? rest.join('.') : [found.name, ...rest].join('.');
  return { module: found.module, name: name === '' ? '*' : name };
}

/** What a call makes, when it makes something that speaks to Mistral. A class of the same name from elsewhere is not meant. */
export function makerOf(source: Source, callee: string): Maker | undefined {
  const origin = originOf(source, callee);
  if (origin === undefined) return undefined;
  return makers.find(([module, name]) => module.test(origin.module) && name.test(origin.name))?.[2];
}

/** The maker of the client that a method is called on, where it can be seen. */
export function clientMaker(source: Source, receiver: Expression): 'unknown' | 'foreign' | Maker {
  const made = knownValue(source, receiver);
  const path = made.kind === 'call' ? pathOf(made.callee) : undefined;
  if (made.kind !== 'call' || path === undefined) return 'unknown';
  const maker = makerOf(source, path);
  if (maker !== undefined) return maker;
  return made.made === 'new' || /^(?:Async)?(?:OpenAI|Anthropic|Groq|Cohere|Ollama)/.test(path) ? 'foreign' : 'unknown';
}

/** Does this file speak to Mistral? Asked once a file, of imports and of addresses in its code. */
export function importsMistral(source: Source): boolean {
  return [...source.imports.values()].some(
    ({ module, name }) => mistralModule.test(module) || makersByName(module, name),
  );
}

const makersByName = (module: string, name: string): boolean =>
  makers.some(([from, exported]) => from.test(module) && exported.test(name));

export function namesMistralHost(text: string): boolean {
  return /["'`]https?:\/\/(?:api|codestral)\.(?:eu\.|us\.)?mistral\.ai/.test(text);
}

/** Is this address, or what it is put together from, one of Mistral's? */
export function isMistralAddress(source: Source, expression: Expression): boolean {
  const address = knownValue(source, expression);
  if (address.kind === 'text')
    return mistralHost.test(address.value) || address.holes.some((hole) => isMistralAddress(source, hole));
  return address.kind === 'choice' && address.options.some((option) => isMistralAddress(source, option));
}
