import { functions, symbols } from './texSymbols.ts';

/** A formula as MathML has it. */
export type Formula =
  | { readonly is: 'mi' | 'mn' | 'mo' | 'mtext'; readonly text: string }
  | { readonly is: 'mrow' | 'msqrt'; readonly parts: readonly Formula[] }
  | { readonly is: 'mfrac' | 'msub' | 'msup' | 'msubsup'; readonly parts: readonly Formula[] };

/** Deeper formulas are nobody's. */
const deepest = 40;

/** The part of TeX that answers are written in; `undefined` for anything else, which is then shown as it was written. */
export function readTex(tex: string): Formula | undefined {
  const tokens = tex.match(/\\(?:text|mathrm|operatorname)\{[^{}]*\}|\\(?:[A-Za-z]+|.)|\d+(?:[.,]\d+)*|[^\s]/gsu) ?? [];
  const reader = { tokens, at: 0 };
  try {
    const parts = row(reader, 0);
    return reader.at < tokens.length ? undefined : { is: 'mrow', parts };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Unreadable extends Error {}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

const next = (reader: Reader): string => {
  const token = reader.tokens[reader.at++];
  if (token === undefined) throw new Unreadable();
  return token;
};

function row(reader: Reader, depth: number): readonly Formula[] {
  const parts: Formula[] = [];
  while (reader.at < reader.tokens.length && reader.tokens[reader.at] !== '}')
    parts.push(withScripts(atom(reader, depth), reader, depth));
  return parts;
}

function atom(reader: Reader, depth: number): Formula {
  if (depth > deepest) throw new Unreadable();
  const token = next(reader);
  if (token === '{') return group(reader, depth);
  const words = /^\\[a-z]+\{(.*)\}$/s.exec(token)?.[1];
  if (words !== undefined) return { is: 'mtext', text: words };
  if (token.startsWith('\\')) return command(token.slice(1), reader, depth);
  if (/^\d/.test(token)) return { is: 'mn', text: token };
  if (/^\p{L}$/u.test(token)) return { is: 'mi', text: token };
  if (/^[_^&#%~}]$/.test(token)) throw new Unreadable();
  return { is: 'mo', text: token === '-' ? '−' : token };
}

function group(reader: Reader, depth: number): Formula {
  const parts = row(reader, depth + 1);
  next(reader);
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { is: 'mrow', parts };
}

function command(name: string, reader: Reader, depth: number): Formula {
  const argument = (): Formula => atom(reader, depth + 1);
  if (name === 'frac' || name === 'tfrac' || name === 'dfrac') return { is: 'mfrac', parts: [argument(), argument()] };
  if (name === 'sqrt') return { is: 'msqrt', parts: [argument()] };
  if (name === 'left' || name === 'right') return delimiter(next(reader));
  if (functions.has(name)) return { is: 'mi', text: name };
  const symbol = symbols.get(name);
  if (symbol === undefined) throw new Unreadable();
  return { is: /^\p{L}$/u.test(symbol) ? 'mi' : 'mo', text: symbol };
}

const delimiter = (token: string): Formula => ({
  is: 'mo',
  text: token === '.' ? '' : (symbols.get(token.slice(1)) ?? token),
});

function withScripts(base: Formula, reader: Reader, depth: number): Formula {
  const scripts: { _?: Formula; '^'?: Formula } = {};
  for (let mark = reader.tokens[reader.at]; mark === '_' || mark === '^'; mark = reader.tokens[reader.at]) {
    if (scripts[mark] !== undefined) throw new Unreadable();
    reader.at++;
    scripts[mark] = atom(reader, depth + 1);
  }
  const { _: sub, '^': sup } = scripts;
  if (sub !== undefined && sup !== undefined) return { is: 'msubsup', parts: [base, sub, sup] };
  if (sub !== undefined) return { is: 'msub', parts: [base, sub] };
  return sup === undefined ? base : { is: 'msup', parts: [base, sup] };
}
