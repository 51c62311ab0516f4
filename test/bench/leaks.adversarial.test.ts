import assert from 'node:assert/strict';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { expectWithin } from '#test/support/expectWithin.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { casesIn, filled } from '#test/support/leaks/cases.ts';
import { foreignTrees, textsIn } from '#test/support/leaks/trees.ts';

const megabyte = 1 << 20;
const scanner = scannerFor({});
const fill = (unit: string, size = megabyte): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

function milliseconds(text: string, path = 'x.txt', times = 3): number {
  return Math.min(
    ...Array.from({ length: times }, () => {
      const started = performance.now();
      scanner.scan(text, path);
      return performance.now() - started;
    }),
  );
}

const units: Readonly<Record<string, string>> = {
  'nothing but letters': 'a',
  'nothing but spaces': ' ',
  'nothing but dashes': '-',
  'opening brackets': '(',
  'closing brackets': '}',
  quotes: '"',
  backslashes: '\\',
  'line feeds': '\n',
  'pieces that never join': '"ab" + ',
  'keys without a name': `${makeMistralKey()} `,
  'keys in an array': `"${makeMistralKey()}",`,
  'keys with a name': `api_key="${makeMistralKey()}"\n`,
  'keys of Mistral': `MISTRAL_API_KEY=${makeMistralKey()}\n`,
  'keys under headings': `[a]\nk=${makeMistralKey()}\n`,
  'keys in deep YAML': `        - k: ${makeMistralKey()}\n`,
  'beginnings of private keys': '-----BEGIN PRIVATE KEY-----\nabc\n',
  'beginnings of tokens': 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ',
  prefixes: 'sk-proj-AIzagsk_ghp_xoxb-',
  base64: 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo/',
  'ignore comments': '# mistral-guard-ignore \t',
  imports: 'import ',
  'percent signs': '%3D',
};

suite('Leaked keys: what an enemy can do', () => {
  test('no input of 1 MB costs more than a few times its half does', () => {
    const rows = Object.entries(units).map(([what, unit]) => {
      const whole = milliseconds(`mistral ${fill(unit)}`, 'x.txt', 2);
      const half = milliseconds(`mistral ${fill(unit, megabyte / 2)}`, 'x.txt', 2);
      return {
        what,
        'ms for 1 MB': Math.round(whole),
        'ms for half': Math.round(half),
        grows: Number((whole / Math.max(half, 30)).toFixed(1)),
      };
    });
    console.table(rows);
    for (const { what, grows } of rows) assert.ok(grows < 3, `${what} grows ${grows} times`);
  }).timeout(120_000);

  test('the same as a notebook', () => {
    for (const unit of ['[', '{"cells":[', '"\\u00e9', '{"cells":[{"source":["']) {
      const whole = milliseconds(`mistral ${fill(unit)}`, 'x.ipynb');
      const half = milliseconds(`mistral ${fill(unit, megabyte / 2)}`, 'x.ipynb');
      assert.ok(whole / Math.max(half, 30) < 3, unit);
    }
  });

  test('5 MB of minified code take at most 200 ms', () => {
    const code = textsIn(foreignTrees()[0] ?? '', megabyte)
      .filter((text) => text.length > 50_000 && text.indexOf('\n', 100) > 2000)
      .slice(0, 60)
      .join('');
    const minified = `var m=new Mistral({});${fill(code.replaceAll('\n', ' '), 5 * megabyte - 22)}`;
    const taken = milliseconds(minified, 'bundle.min.js');
    console.table({ '5 MB minified': { MB: (minified.length / megabyte).toFixed(1), ms: Math.round(taken) } });
    assert.ok(minified.length > 4.9 * megabyte);
    expectWithin(200, taken, 'ms');
  });

  test('a keystroke in a file of 50 KB costs less than 5 ms at the 95th percentile', () => {
    const cases = casesIn('recall.txt').map(({ text }) => filled(text, makeMistralKey(), makeMistralKey()));
    const code = textsIn(foreignTrees()[0] ?? '', 60_000).filter(
      (text) => text.length > 20_000 && /mistral/i.test(text),
    );
    const rows = [
      { file: 'code about Mistral', ...percentiles(code.slice(0, 40).map((text) => fill(text, 50_000))) },
      {
        file: 'nothing but leaked keys',
        ...percentiles(Array.from({ length: 40 }, () => fill(`${cases.join('\n\n')}\n`, 50_000))),
      },
    ];
    console.table(rows);
    expectWithin(5, rows[0]?.p95 ?? Number.POSITIVE_INFINITY, 'ms');
  });
});

/** Of every single look, the slow ones too. */
function percentiles(texts: readonly string[]): { p50: number; p95: number } {
  const looks = texts.flatMap((text) => Array.from({ length: 5 }, () => milliseconds(text, 'x.ts', 1)));
  const times = looks.sort((one, other) => one - other);
  const at = (share: number) => Number((times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2));
  return { p50: at(0.5), p95: at(0.95) };
}
