import { readdirSync, readFileSync } from 'node:fs';

const isSource = (name: string): boolean => /\.(?:ts|js|mjs|cjs)$/.test(name) && !/\.min\.|model\.json/.test(name);
const isDocument = (name: string): boolean => /\.md$/i.test(name);

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** Other people's code and pages, as they lie in node_modules: developer text the guard was not trained on. */
export function installedFiles(kind: 'code' | 'documents', every: number): readonly SourceFile[] {
  const wanted = kind === 'code' ? isSource : isDocument;
  return readdirSync('node_modules', { recursive: true, encoding: 'utf8' })
    .filter(wanted)
    .toSorted()
    .filter((_, index) => index % every === 0)
    .map((name) => ({ name, text: readFileSync(`node_modules/${name}`, 'utf8') }))
    .filter(({ text }) => text.length > 200 && text.length < 400_000);
}
