/** What a request line asks for, once nothing about it is ambiguous. */
export interface Target {
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
}

/** Plain segments only. What may be read in two ways (`//`, `..`, a percent sign, a backslash) is not read at all. */
const plainPath = /^(?:\/[A-Za-z0-9_~:@+-](?:[A-Za-z0-9_~:@+.-]{0,198}[A-Za-z0-9_~:@+-])?){1,8}$/;

/** Clients escape the colon of a fine-tuned model's name; that one escape has one meaning. */
const colon = /%3a/gi;

export function parseTarget(target: string): Target | undefined {
  const [rawPath = '', rawQuery, ...more] = target.split('?');
  const path = rawPath.replace(colon, ':');
  if (!plainPath.test(path) || path.includes('..') || more.length > 0) return undefined;
  const query = parseQuery(rawQuery);
  return query && { path, query };
}

const plainParameter = /^[a-z_]{1,40}=[\w.:-]{0,200}$/;

function parseQuery(raw: string | undefined): ReadonlyMap<string, string> | undefined {
  if (raw === undefined) return new Map();
  const parameters = raw.split('&');
  if (!parameters.every((one) => plainParameter.test(one))) return undefined;
  const pairs = parameters.map((one) => {
    const at = one.indexOf('=');
    return [one.slice(0, at), one.slice(at + 1)] as const;
  });
  const query = new Map(pairs);
  return query.size === pairs.length ? query : undefined;
}
