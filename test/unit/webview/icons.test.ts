import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';

const named = /(?:\bicon: |\bicon\(|iconButton\(\s*|\bframe\('\w+', )'([a-z-]+)'/g;

suite('The icons of our pages', () => {
  test('have a glyph each', () => {
    const glyphs = readFileSync('src/webview/codicons.css', 'utf8');
    const files = globSync(['src/features/chat/**/*.ts', 'src/webview/{chat,markdown}/*.ts']);
    const names = files.flatMap((file) => Array.from(readFileSync(file, 'utf8').matchAll(named), ([, name]) => name));
    assert.ok(names.length > 30, `${names.length}`);
    assert.deepEqual(
      [...new Set(names)].filter((name) => !glyphs.includes(`.codicon-${name}::before`)),
      [],
    );
  });
});
