import assert from 'node:assert/strict';
import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import type { EntityType } from '#core/guard/redact/entity.ts';
import { findKeys } from '#core/guard/redact/keys.ts';
import type { Knowledge } from '#core/guard/redact/recognise.ts';
import { recognise, recognisersFor } from '#core/guard/redact/recognise.ts';

const found = (text: string, known: Knowledge = {}): readonly (readonly [EntityType, string])[] =>
  recognise(canonicalise(text), recognisersFor(known)).map(
    ({ type, start, end }) => [type, text.slice(start, end)] as const,
  );

/** Between guillemets stands what should be found. */
const marked = (sentence: string) => {
  const [before = '', value = '', after = ''] = sentence.split(/[«»]/);
  return { text: before + value + after, value };
};

const expectFound = (type: EntityType, sentences: readonly string[]) =>
  sentences.forEach((sentence) => {
    const { text, value } = marked(sentence);
    assert.deepEqual(found(text), [[type, value]]);
  });

const expectNothing = (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(found(text), [], text);
};

suite('Recognising personal data', () => {
  test('email addresses', () => {
    expectFound('email', ['Mail «jane.doe@acme.io», please', "«o'neil+news@mail.acme.co.uk»", 'by «müller@firma.de»']);
    expectNothing(['git@github.com:acme/app.git', 'npm i @types/node@22', '@media print', 'user@example.com', 'a@b']);
  });

  test('phone numbers of many countries', () =>
    expectFound('phone', [
      'Call «+1 212 555 0187»',
      'at «+44 20 7946 0958»',
      'Tel. «+49 30 901820»',
      'tél. «+33 1 42 68 53 00»',
      'teléfono «+34 91 411 11 11»',
      'telefono «+39 06 6982»',
      'telefone «+55 11 3091 3116»',
      'telefoon «+31 20 794 0800»',
      'phone «+46 8 506 305 00»',
      '{"phone":"«+4915112345678»"}',
      'phone «+41 44 632 11 11»',
      'phone «+81 3-5777-2600»',
      'phone «+91 22 6175 4000»',
      'phone «+61 2 9374 4000»',
      'phone «+48 22 694 60 00»',
      'Ring me: «(212) 555-0187»',
      'phone «07700 900123»',
      'call 033 93 31 or «06 12 34 56 78»'.replace('033 93 31 or ', ''),
    ]));

  test('cards by issuer and check digit, as the networks publish them for tests', () => {
    expectFound('card', [
      '«4111 1111 1111 1111»',
      '«5555555555554444»',
      '«3782 822463 10005»',
      '«6011-1111-1111-1117»',
      '«3530111333300000»',
      '«30569309025904»',
      '«2223003122003222»',
    ]);
    expectNothing(['4111 1111 1111 1112', 'id 1234567890123456', 'at 1718000000000 ms', 'order 0000000000000000']);
  });

  test('cards with other signs between their groups, and over the end of a line', () => {
    expectFound('card', [
      '«4111.1111.1111.1111» is mine',
      'card «4111_1111_1111_1111»',
      'amex «3782.822463.10005»',
      'pay with «4111 1111\n1111 1111», please',
      'pay with «41111111\r\n    11111111»',
    ]);
    expectNothing(['4111\n1111\n1111\n1111', '4111.1111_1111.1111', '1.4111.1111.1111.1111', '4111 1111\n1111 1112']);
    assert.deepEqual(found('4111 1111 1111 1111\n5555 5555 5555 4444').length, 2);
  });

  test('IBANs of many countries, each at its length', () => {
    expectFound('iban', [
      '«DE89370400440532013000»',
      '«GB82 WEST 1234 5698 7654 32»',
      '«FR1420041010050500013M02606»',
      '«ES9121000418450200051332»',
      '«IT60X0542811101000000123456»',
      '«NL91ABNA0417164300»',
      '«BE68539007547034»',
      '«CH9300762011623852957»',
      '«AT611904300234573201»',
      '«PL61109010140000071219812874»',
      '«PT50000201231234567890154»',
      '«SE4550000000058398257466»',
      '«NO9386011117947»',
      '«DK5000400440116243»',
      'to «DE89 3704 0044\n0532 0130 00».',
      'to «GB82 WEST 1234 \r\n  5698 7654 32».',
    ]);
    expectNothing(['DE89370400440532013001', 'GB82 WEST 1234', 'CSS12345678901234567890']);
  });

  test('national numbers that check out', () => {
    expectFound('ssn', ['«078-05-1120»', 'social security number «078051120»']);
    expectFound('national-id', [
      'DNI «12345678Z»',
      'NIE «X1234567L»',
      'codice fiscale «RSSMRA85T10A562S»',
      'CPF «529.982.247-25»',
      'BSN «111222333»',
      'PESEL «44051401359»',
      'Steuer-ID «36574261809»',
      '«11010519491231002X»',
    ]);
    expectNothing(['12345678A', '529.982.247-26', 'row 111222333', '000-12-3456']);
  });

  test('addresses of machines, but not versions, masks or this machine', () => {
    expectFound('ip', ['from «84.17.52.9»', 'from «2a02:8071:2184:5c00:0000:0000:0000:0001»']);
    expectFound('host', ['ssh «build01.corp»', 'https://«wiki.acme.internal»/x']);
    expectNothing([
      '127.0.0.1',
      '0.0.0.0',
      '255.255.255.0',
      'version 10.20.30.40',
      'v1.2.3.4',
      'std::vector',
      '12:34:56',
      'window.internal()',
    ]);
  });

  test('of a path only whose it is', () => {
    expectFound('path', ['/home/«jdoe»/src', 'C:\\Users\\«jdoe»\\code', '/Users/«jdoe»/.ssh']);
    expectNothing(['/home/runner/work', '/users/list', 'C:\\Users\\Public\\x']);
  });

  test('keys by their prefix, and 32 letters and digits next to a word that says so', () => {
    const key = Array.from({ length: 32 }, (_, i) => 'aB3dE5gH7jK9mN1p'.charAt(i % 16)).join('');
    assert.deepEqual(found(`MISTRAL_API_KEY=${key}`), [['key', key]]);
    assert.deepEqual(found(`checksum ${key}`), []);
    assert.deepEqual(found(`checksum ${key}`, { isOwnKey: (candidate) => candidate === key }), [['key', key]]);
  });

  const own = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA';
  const isOwnKey = (candidate: string): boolean => candidate === own;

  test('the person’s own key in any of these disguises, and nothing else that is as long', () => {
    const halves = [own.slice(0, 16), own.slice(16)] as const;
    for (const disguised of [
      halves.join('**'),
      halves.join('`\n`'),
      Array.from(own).join(' '),
      Array.from(own).join('\n'),
      (own.match(/.{1,4}/g) ?? []).join(' - '),
      Array.from(own).reverse().join(''),
      btoa(own),
      btoa(`MISTRAL_API_KEY=${own}`),
      Buffer.from(own).toString('hex'),
    ])
      assert.deepEqual(found(`So: ${disguised} .`, { isOwnKey }), [['key', disguised]]);
    for (const other of [own.toLowerCase(), `${own}x`, `${halves[1]} ${halves[0]}`, halves.join('x')])
      assert.deepEqual(found(`So: ${other} .`, { isOwnKey }), []);
  });

  test('what is written in another way is what it stands for', () => {
    const credentials = btoa('jane:correct horse');
    assert.deepEqual(found(`Authorization: Basic ${credentials}`), [['key', credentials]]);
    expectFound('email', ['to «jane%40acme.io» now', '«jane&#64;acme.io»', '«jane\\u0040acme.io»']);
    expectFound('card', ['n=«4111%201111%201111%201111»']);
    expectNothing([
      'Basic authentication',
      'basic dGhpcyBpcyBubw==',
      'import%20%40types/node',
      'a &lt; b &amp;&amp; c',
    ]);
    const key = `sk-${'aB3dE5gH7jK9mN1pQ2'.repeat(2)}`;
    const blob = btoa(`OPENAI_API_KEY=${key}`);
    assert.deepEqual(found(`env: ${blob}`), [['key', blob]]);
  });

  test('words a person listed, and who git says they are, whatever the case', () => {
    assert.deepEqual(found('Project FALCON by Jane Doe', { terms: ['falcon'], identity: ['Jane Doe'] }), [
      ['term', 'FALCON'],
      ['identity', 'Jane Doe'],
    ]);
    assert.deepEqual(found('falconry', { terms: ['falcon'] }), []);
    assert.deepEqual(found('C++ (new)', { terms: ['c++ (new)'] }), [['term', 'C++ (new)']]);
  });

  test('values split by what cannot be seen', () => {
    const text = 'jane\u200b.doe@ac\u00adme.io';
    assert.deepEqual(found(text), [['email', text]]);
  });

  test("numbers of a developer's day are left alone", () =>
    expectNothing([
      '2024-01-02 12:34:56',
      'commit 9f86d081884c7d65',
      'port 8080, pid 31337',
      '1718000000',
      '3.141592653589793',
      '0x1F4A2B',
      '192px 168px',
      '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]',
      '1 000 000 000',
      'ISBN 978-3-16-148410-0',
      'npm@10.2.3',
      'TS2322',
      '#123456789',
      '2021-2024',
      '1.2.3-beta.4',
    ]));

  test('a key is one with a single digit too, and with none; a long name is not', () => {
    const found = (text: string) => findKeys(text).length > 0;
    assert.ok(found('my key aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDe7: why?'));
    assert.ok(found('my key aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeF: why?'));
    assert.ok(!found('the token getUserAuthenticationTokenFromIt'));
  });
});
