import { say } from '../say.ts';
import type { KeyKind, KeyRecord } from './record.ts';

const kinds: Readonly<Record<KeyKind, () => string>> = {
  studio: () => say('Studio key'),
  vibe: () => say('Vibe key'),
  codestral: () => say('Codestral key'),
  admin: () => say('Admin key'),
  unknown: () => say('Mistral key'),
};

export const kindWords = (kind: KeyKind): string => kinds[kind]();

/** `Studio key of “Support”`: quoted, since a workspace may well be called “Default Workspace”. */
export const kindAndOwner = ({ kind, owner }: Partial<Pick<KeyRecord, 'owner'>> & Pick<KeyRecord, 'kind'>): string =>
  owner?.workspace === undefined ? kindWords(kind) : say('{0} of “{1}”', kindWords(kind), owner.workspace);
