/** A path as a URI reference: every segment for itself, or a colon would read as a scheme and a hash as a fragment. */
export function fileUri(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  const encoded = path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (path.startsWith('/')) return { uri: `file://${encoded}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${encoded}` };
  return { uri: encoded, uriBaseId: '%SRCROOT%' };
}
