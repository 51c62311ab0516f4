import assert from 'node:assert/strict';
import { lookAtLines } from '#core/rules/configDetector.ts';
import { openCallDetector } from '#core/rules/detector.ts';
import { largest, lookAt } from '#core/rules/engine.ts';
import { applyEdits } from '#core/rules/fix/edit.ts';
import { languageOf } from '#core/rules/syntax/language.ts';
import { callRules } from '#core/rules/table.ts';
import { openFileScanner } from '#platform/node/scan/fileScanner.ts';
import { workClock } from '#platform/node/workClock.ts';
import { looking, parsers } from '#test/support/looking.ts';
import { mutated } from '#test/support/mutate.ts';
import { fixtureFiles, freshKey, readFixtures } from '#test/support/ruleFixtures.ts';

const sources = fixtureFiles('calls').flatMap(readFixtures);
const clock = workClock;
const openDetector = () => openCallDetector(parsers, { ready: ['typescript', 'python'], clock });

suite('Whatever the text', () => {
  test('the engine and its fixes throw at none of 10,000 mutated sources', async () => {
    for (let seed = 0; seed < 10_000; seed++) {
      const { path, text } = sources[seed % sources.length] ?? assert.fail();
      const broken = `${mutated(text, seed)}\n`;
      await looking(path, broken, (found) => {
        for (const { span, fixes } of found) {
          assert.ok(0 <= span.start && span.start < span.end && span.end <= broken.length, `${path}, seed ${seed}`);
          for (const { edits } of fixes()) applyEdits(broken, edits);
        }
      });
    }
  }).timeout(120_000);

  test('files of settings throw at none of 2,000 mutated texts', () => {
    const settings = fixtureFiles('config').flatMap(readFixtures);
    for (let seed = 0; seed < 2000; seed++) {
      const { path, text } = settings[seed % settings.length] ?? assert.fail();
      for (const { hit } of lookAtLines({ path, text: mutated(text, seed) })) hit.fixes();
    }
  });

  test('a file over the cap is named, not read', async () => {
    const detector = await openDetector();
    const text = `// mistral\n${'x();\n'.repeat(largest / 5 + 1)}`;
    const began = performance.now();
    const found = [...detector.matches({ path: 'big.ts', text, whole: text })];
    assert.ok(performance.now() - began < 500, 'it was read');
    assert.deepEqual(
      found.map(({ rule }) => rule),
      ['call/not-looked-at'],
    );
  });

  test('a file that takes too long is given up, and said so', async () => {
    let asked = 0;
    const slow = await openCallDetector(parsers, {
      ready: ['typescript', 'python'],
      clock: { now: () => asked++ * 60 },
    });
    const text = `import { Mistral } from '@mistralai/mistralai';\n${'f({ a: [1, 2, 3] });\n'.repeat(10_000)}`;
    const [found] = [...slow.matches({ path: 'slow.ts', text, whole: text })];
    assert.equal(found?.rule, 'call/not-looked-at');
    assert.match(found?.message ?? '', /100 ms/);
  });

  test('a short file is looked at once more where something else took the time', async () => {
    let asked = 0;
    const held = await openCallDetector(parsers, {
      ready: ['typescript'],
      // The first look begins, and then the thread is held up.
      clock: { now: () => (asked++ === 0 ? 0 : 1000) },
    });
    const text = `import { Mistral } from '@mistralai/mistralai';\nnew Mistral({ apiKey: '${freshKey()}' });\n`;
    const found = [...held.matches({ path: 'short.ts', text, whole: text })].map(({ rule }) => rule);
    assert.deepEqual(found, ['call/hardcoded-key']);
  });

  test('a file that breaks the parser is named, and costs only itself', async () => {
    const scan = await openFileScanner({});
    const breaking = `mistral\n${'  headers: {'.repeat(3000)}`;
    const [key, name] = [freshKey(), 'a.ts'];
    const found = async (text: string) => {
      const result = await scan({ path: name, text });
      return result.kind === 'scanned' ? result.findings.map(({ rule }) => rule) : [];
    };
    assert.deepEqual(await found(breaking), ['call/not-looked-at']);
    const code = `import { Mistral } from '@mistralai/mistralai';\nnew Mistral({ apiKey: '${key}' });\n`;
    assert.ok((await found(code)).includes('call/hardcoded-key'));
  });

  test('deep nesting neither overflows nor takes long', async () => {
    const deep = `import { Mistral } from '@mistralai/mistralai';\nnew Mistral({ apiKey: ${'('.repeat(20_000)}1${')'.repeat(20_000)} });\n`;
    await looking('deep.ts', deep, (found) => assert.deepEqual(found, []));
  });

  test('a look that is cancelled ends within 50 ms', async () => {
    const text = `import { Mistral } from '@mistralai/mistralai';\n${'const reply = await client.chat.complete({ model, messages });\n'.repeat(7000)}`;
    const language = languageOf('long.ts') ?? assert.fail();
    const parse = await parsers.open(language);
    const cancelledAt = performance.now() + 10;
    const outcome = lookAt(
      { path: 'long.ts', text, language },
      parse,
      callRules,
      () => performance.now() > cancelledAt,
      () => undefined,
    );
    assert.equal(outcome.kind, 'stopped');
    assert.ok(performance.now() - cancelledAt < 500, `it took ${performance.now() - cancelledAt} ms`);
  });

  test('after a cancelled look the next file is read from its beginning', async () => {
    const language = languageOf('a.ts') ?? assert.fail();
    const parse = await parsers.open(language);
    const long = `import { Mistral } from '@mistralai/mistralai';\n${'f({ a: 1 });\n'.repeat(20_000)}`;
    lookAt(
      { path: 'a.ts', text: long, language },
      parse,
      callRules,
      () => true,
      () => undefined,
    );
    const { path, text } = sources.find(({ fires, rule }) => fires && rule === 'hardcodedKey') ?? assert.fail();
    const rules = await looking(path, text, (found) => found.map(({ rule }) => rule.id));
    assert.deepEqual(rules, ['call/hardcoded-key']);
  });
});
