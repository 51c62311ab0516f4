import type { Binding } from './bindings.ts';
import type { Expression } from './expression.ts';
import { pathOf } from './expression.ts';
import type { Import } from './imports.ts';

/** `const { Mistral } = require('…')` and `await import('…')` import as well. */
export function requiredImport({ name, value }: Binding): readonly Import[] {
  const found = requiredBy(value);
  return found === undefined ? [] : [{ local: name, ...found }];
}

function requiredBy(value: Expression): Omit<Import, 'local'> | undefined {
  const inner = value.kind === 'member' ? value.object : value;
  const module = moduleOf(inner);
  return module === undefined ? undefined : { module, name: value.kind === 'member' ? value.name : '*' };
}

function moduleOf(value: Expression): string | undefined {
  if (value.kind !== 'call') return undefined;
  const callee = value.callee.kind === 'other' ? value.callee.type : pathOf(value.callee);
  const [module] = value.args;
  return (callee === 'require' || callee === 'import') && module?.kind === 'text' ? module.value : undefined;
}
