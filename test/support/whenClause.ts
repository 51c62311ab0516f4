/** Reads a `when` clause as VS Code's grammar has it and tells which context keys it asks; throws where it does not parse. */
export function keysOf(clause: string): readonly Asked[] {
  const tokens = tokenise(clause);
  const asked: Asked[] = [];
  or();
  if (tokens.length > 0) throw new Error(`Unexpected “${tokens[0]}” in: ${clause}`);
  return asked;

  function or(): void {
    and();
    while (take('||')) and();
  }

  function and(): void {
    not();
    while (take('&&')) not();
  }

  function not(): void {
    while (take('!'));
    if (take('(')) group();
    else comparison();
  }

  function group(): void {
    or();
    if (!take(')')) throw new Error(`A bracket stays open in: ${clause}`);
  }

  function comparison(): void {
    const key = word();
    if (key === 'true' || key === 'false') return;
    const operator = ['==', '!=', '=~', '<=', '>=', '<', '>', 'in', 'not'].find(take);
    if (operator === 'not' && !take('in')) throw new Error(`“not” wants “in” in: ${clause}`);
    asked.push(operator === undefined ? { key } : { key, value: word() });
  }

  function take(token: string): boolean {
    if (tokens[0] !== token) return false;
    tokens.shift();
    return true;
  }

  function word(): string {
    const token = tokens.shift();
    if (token === undefined || /^[|&()!=<>]/.test(token)) throw new Error(`A name is missing in: ${clause}`);
    return token.replace(/^'(.*)'$/, '$1');
  }
}

export interface Asked {
  readonly key: string;
  readonly value?: string;
}

function tokenise(clause: string): string[] {
  const token = /\s*(\|\||&&|==|!=|=~|<=|>=|[!()<>]|\/(?:\\.|[^/\\])+\/[a-z]*|'[^']*'|[\w.:\-/]+)/y;
  const tokens: string[] = [];
  while (token.lastIndex < clause.trimEnd().length) {
    const found = token.exec(clause)?.[1];
    if (found === undefined) throw new Error(`Not a when clause: ${clause}`);
    tokens.push(found);
  }
  return tokens;
}
