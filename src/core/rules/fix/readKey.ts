import { say } from '#core/say.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import type { Fix } from './edit.ts';
import { replace } from './edit.ts';
import { importModule } from './imports.ts';
import { quoted } from './style.ts';

export const keyVariable = 'MISTRAL_API_KEY';

/** Puts a read of the environment where a key stood, which nobody should have done to them unasked, or a placeholder. */
export function readFromEnvironment(source: Source, literal: Span, stood: 'key' | 'placeholder'): Fix {
  const read = environmentRead(source);
  const imports = source.family === 'python' ? importModule(source, 'os') : [];
  const edits = [...imports, replace(literal, read)];
  return { title: say('Read the key from {0}', keyVariable), edits, safe: stood === 'placeholder' };
}

const environmentRead = (source: Source): string =>
  source.family === 'python' ? `os.environ[${quoted(source, keyVariable)}]` : `process.env.${keyVariable}`;
