import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import type { Reading } from '#test/support/l10n.ts';
import { fixedParts, placeholders, pseudo, readSource, tableTexts } from '#test/support/l10n.ts';

type Texts = Readonly<Record<string, string>>;

const read = (file: string): Texts => JSON.parse(readFileSync(file, 'utf8'));
const bundle = read('src/platform/vscode/l10n/bundle.l10n.fr.json');
const manifest = read('package.nls.json');
const frenchManifest = read('package.nls.fr.json');
const pairs: readonly (readonly [string, string])[] = [
  ...Object.entries(bundle),
  ...Object.entries(manifest).map(([key, english]) => [english, frenchManifest[key] ?? ''] as const),
];

/** Names: the service's, of the first profile, which people rename, and of classes; half a title of a table; and what is thrown. */
const exempt = new Set([
  'Mistral',
  'Default',
  'icon eye',
  'codicon codicon-',
  'Hard-coded ',
  'not ready yet',
  'MISTRAL_API_KEY',
]);

suite('Translations', () => {
  let source: Reading;
  suiteSetup(async () => {
    source = await readSource();
  });

  test('find every text of the source, and hold none that the source no longer says', () => {
    const said = new Set([...source.translated.map(({ text }) => text), ...tableTexts()]);
    assert.ok(said.size > 850, `only ${said.size} texts were found in the source`);
    assert.deepEqual(
      source.translated.filter(({ text }) => !Object.hasOwn(bundle, text)),
      [],
      'missing in bundle.l10n.fr.json',
    );
    assert.deepEqual(
      [...said].filter((text) => !Object.hasOwn(bundle, text)),
      [],
      'missing in bundle.l10n.fr.json',
    );
    assert.deepEqual(
      Object.keys(bundle).filter((text) => !said.has(text)),
      [],
      'left over in bundle.l10n.fr.json',
    );
  });

  test('are asked for by one literal, never by a text put together while the program runs', () => {
    assert.deepEqual(source.composed, []);
  });

  test('are asked for wherever words are shown', () => {
    assert.deepEqual(
      source.plain.filter(({ text }) => !exempt.has(text)),
      [],
    );
  });

  test('have a French text for every key of the manifest, and no other', () => {
    assert.deepEqual(Object.keys(frenchManifest), Object.keys(manifest));
  });

  test('say nothing empty, and keep placeholders, links, code and icons as they are', () => {
    for (const [english, french] of pairs) {
      assert.notEqual(french.trim(), '', english);
      assert.deepEqual(placeholders(french), placeholders(english), english);
      assert.deepEqual(fixedParts(french), fixedParts(english), english);
    }
  });

  test('end as the English does: a question, a sentence, a step that asks more', () => {
    for (const [english, french] of pairs)
      assert.equal(/[.?…:]?$/.exec(french)?.[0], /[.?…:]?$/.exec(english)?.[0], english);
  });

  test('are set as French is: no straight quotes, and no line break before a mark', () => {
    for (const [, french] of pairs) {
      const prose = fixedParts(french).reduce((text, part) => text.replace(part, ''), french);
      assert.doesNotMatch(prose, /['"!]|“|”/);
      assert.doesNotMatch(prose, / [:;?»%]|« /);
    }
  });

  test('number their places from zero without a gap, and none stands twice', () => {
    for (const english of Object.keys(bundle)) {
      const places = placeholders(english);
      assert.deepEqual(
        places,
        [...places.keys()].map((index) => `{${index}}`),
        english,
      );
    }
  });

  test('could be of any language: a made-up one keeps what must stay', () => {
    for (const [english] of pairs) {
      const made = pseudo(english);
      assert.match(made, /^⟦.+⟧$/s);
      assert.ok(made.length > english.length * 1.3, english);
      assert.deepEqual(placeholders(made), placeholders(english), english);
      assert.deepEqual(fixedParts(made), fixedParts(english), english);
    }
  });

  test('lie where the manifest says, and travel with the extension', () => {
    const { l10n, files } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.equal(l10n, './dist/l10n');
    assert.ok(files.includes('dist/l10n/') && files.includes('package.nls*.json'));
    for (const file of globSync('src/platform/vscode/l10n/*')) assert.match(file, /bundle\.l10n\.[a-z-]+\.json$/);
  });
});
