import { publicPrefix } from '#core/detect/vocabulary.ts';

const environmentStyle = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** The environment variable that a key is read from: the name it already has where that is one, or the usual one. */
export function variableFor({ owner, rule }: { readonly owner?: string | undefined; readonly rule: string }): string {
  const name = owner?.split(/[.\s]/).at(-1)?.replace(publicPrefix, '') ?? '';
  if (environmentStyle.test(name)) return name;
  const provider = rule.replace(/^secret\//, '').replace(/-api-key$/, '');
  return `${provider.replaceAll(/\W/g, '_').toUpperCase()}_API_KEY`;
}
