import type { Entity, Recogniser } from './entity.ts';

const atDomain = /@(?=[a-z0-9])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,24}(?![\w-])/gi;
const localPart = /[\p{L}\p{N}._%+'-]/u;
const noPerson = /^(?:git|npm|noreply|no-reply)$/i;
const nobodysDomain = /@(?:[\w-]+\.)*users\.noreply\.github\.com$/i;

/** Of documentation: a generic name at a domain that is reserved for examples. A person's name there may be a person's. */
const exampleDomain =
  /@(?:[\w-]+\.)*(?:example(?:-[\w-]+)?\.(?:com|org|net)|example|test|invalid|(?:my|your)?(?:domain|company)\.(?:com|org|net|name)|domain(?:-[\w-]+)?\.\w{2,4}(?:\.\w\w)?|test\.com|foo\.(?:com|bar)|bar\.com|contoso\.com|fabrikam\.com)$/i;
const exampleName =
  /^(?:your?[._-]?)?(?:[a-z]|user|users?\W.*|name|username|e?mail|email\W.*|me|you|someone|somebody|foo|bar|baz|test|tester|admin|info|support|hello|allowed|domain|sender|recipient|(?:first|common)[\W_]?.*name|first\.last|very\.common|other\.email.*|disposable\..*|\W+|\d+)\d*$/i;
/** Letters to try a parser with: `a+b@b.cc`. */
const toyAddress = /^[\w.+'-]{0,9}@\w\.\w{2}(?:\.\w\w)?$/;

/** Starts from the @: a scan for the part before it would look at every word twice, and at a long one forever. */
export const recogniseEmail: Recogniser = (text) =>
  Array.from(text.matchAll(atDomain)).flatMap(({ 0: domain, index: at }) => {
    const start = startOfLocalPart(text, at);
    const local = text.slice(start, at);
    if (local === '' || noPerson.test(local) || nobodysDomain.test(domain)) return [];
    if ((exampleDomain.test(domain) && exampleName.test(local)) || toyAddress.test(local + domain)) return [];
    return [{ type: 'email', start, end: at + domain.length }];
  });

function startOfLocalPart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 64 && localPart.test(text.charAt(start - 1))) start--;
  while (start < at && /[.'%+-]/.test(text.charAt(start))) start++;
  return start;
}

const privateHost =
  /(?<![\w.@-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:internal|intranet|corp|lan|intra|home\.arpa)(?![\w-]|\.\w|\()/gi;

/** A name is looked for from its beginning, which is dear; most texts have no such ending. */
const privateEnding = /\.(?:internal|intranet|corp|lan|intra|home\.arpa)/i;

export const recogniseHost: Recogniser = (text) =>
  Array.from(privateEnding.test(text) ? text.matchAll(privateHost) : [])
    .filter(
      ({ 0: host }) => !/^(?:self|this|module|node|process|docker)\./i.test(host) && !/^host\.docker\./i.test(host),
    )
    .map(({ 0: host, index: start }) => ({ type: 'host' as const, start, end: start + host.length }));

const home =
  /(?<![\w.])(?:\/(?:home|Users)\/|[A-Za-z]:(?:\\{1,2}|\/)Users(?:\\{1,2}|\/))([A-Za-z0-9][\w.-]{0,63})(?=[\\/]|$|[\s'"`)\]:,])/g;
const sharedHomes =
  /\.(?:txt|js|ts|json|md|py|html?|css|exe|dll|log|csv|png|jpg)$|^(?:runner|user|username|root|vscode|node|ubuntu|shared|public|default|me|you|name|yourname|your-name|runneradmin|vagrant)$/i;

/** Only the person's name in a path goes: the rest is what the question is about. */
export const recognisePath: Recogniser = (text) =>
  Array.from(text.matchAll(home)).flatMap(({ 0: path, 1: user = '', index }): Entity[] => {
    const end = index + path.length;
    return sharedHomes.test(user) ? [] : [{ type: 'path', start: end - user.length, end }];
  });
