/** What of an answer's headers is for the program that asked. Cookies, servers' names and encodings are not. */
const handedOn = /^(?:retry-after|x-request-id|mistral-correlation-id|(?:x-)?ratelimit-[a-z-]{1,60})$/;

export const answerHeaders = (headers: Iterable<readonly [string, string]>): Readonly<Record<string, string>> =>
  Object.fromEntries([...headers].filter(([name]) => handedOn.test(name.toLowerCase())));

/** Exactly one bearer token, in the one place where it belongs. */
export function bearerOf(rawHeaders: readonly string[]): string | undefined {
  const [first, ...more] = valuesOf('authorization', rawHeaders);
  if (first === undefined || more.length > 0) return undefined;
  return /^Bearer ([\x21-\x7e]{1,200})$/i.exec(first)?.[1];
}

export const valuesOf = (name: string, rawHeaders: readonly string[]): readonly string[] =>
  rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
