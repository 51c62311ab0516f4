import assert from 'node:assert/strict';
import { misleads, safeLink } from '#webview/markdown/link.ts';

suite('Links of a reply', () => {
  for (const [address, href] of [
    ['https://docs.mistral.ai/a b', 'https://docs.mistral.ai/a%20b'],
    ['HTTP://example.com', 'http://example.com/'],
    ['https:\\\\example.com\\x', 'https://example.com/x'],
    ['https://еxample.com', 'https://xn--xample-2of.com/'],
    ['mailto:a@example.com?body=everything', 'mailto:a@example.com'],
  ] as const)
    test(`${address} leads to ${href}`, () => assert.equal(safeLink(address)?.href, href));

  for (const [address, why] of [
    ['command:workbench.action.quit', 'runs a command'],
    ['vscode://publisher.extension/run', 'starts something'],
    ['java\nscript:alert(1)', 'is a script once the browser has read it'],
    ['//example.com', 'names no scheme'],
    ['src/app.ts', 'is no address'],
    ['https://bank.example@attacker.example', 'shows a host that it does not lead to'],
    [`https://attacker.example/?q=${'x'.repeat(2_000)}`, 'carries something'],
    ['https://attacker.example/?q=\uE000', 'carries a restored value'],
  ] as const)
    test(`${address.slice(0, 60)} is text: it ${why}`, () => assert.equal(safeLink(address), undefined));

  test('a label that names another host misleads', () => {
    const url = new URL('https://attacker.example/x');
    assert.equal(misleads('https://bank.example', url), true);
    assert.equal(misleads('attacker.example/x', url), false);
    assert.equal(misleads('the documentation', url), false);
  });
});
