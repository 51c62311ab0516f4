import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeServer } from '#core/mistral/allowedServer.ts';
import { mistralHosts } from '#core/mistral/hosts.ts';

suite('which server a key may be sent to', () => {
  const ownNames = Object.values(mistralHosts).map(({ url }) => new URL(url).hostname);

  test("Mistral's own hosts, with or without a slash at the end", () => {
    for (const { url } of Object.values(mistralHosts)) {
      assert.deepEqual(judgeServer(url), { verdict: 'allowed', url });
      assert.deepEqual(judgeServer(`${url}/`), { verdict: 'allowed', url });
    }
  });

  test('this machine, also without encryption and on any port', () => {
    for (const url of [
      'http://localhost:8080',
      'http://127.0.0.1:1234/proxy',
      'http://[::1]:99',
      'https://127.8.9.1',
    ]) {
      assert.deepEqual(judgeServer(url), { verdict: 'allowed', url });
    }
  });

  test('a host the person has allowed, encrypted only', () => {
    const allowed = ['Gateway.Example.com'];
    assert.equal(judgeServer('https://gateway.example.com/mistral', allowed).verdict, 'allowed');
    assert.deepEqual(judgeServer('http://gateway.example.com', allowed), {
      verdict: 'refused',
      reason: 'not encrypted',
    });
  });

  const refusals: Readonly<Record<string, string>> = {
    '': 'not a URL',
    'api.mistral.ai': 'not a URL',
    'https://': 'not a URL',
    ' https://api.mistral.ai': 'not a URL',
    'https:\\\\api.mistral.ai': 'not a URL',
    'https://api.mistral.ai\n.evil.example': 'not a URL',
    'http://api.mistral.ai': 'not encrypted',
    'ftp://api.mistral.ai': 'not encrypted',
    'javascript:alert(1)': 'not encrypted',
    'https://api.mistral.ai@evil.example': 'carries credentials',
    'https://user:pass@api.mistral.ai': 'carries credentials',
    'https://api.mistral.ai/?next=https://evil.example': 'carries a query or fragment',
    'https://api.mistral.ai/#x': 'carries a query or fragment',
    'https://api.mistral.ai.evil.example': 'unknown host',
    'https://evil.example/api.mistral.ai': 'unknown host',
    'https://xapi.mistral.ai': 'unknown host',
    'https://api.mistral.ai.': 'unknown host',
    'https://api.mistrаl.ai': 'unknown host',
    'https://localhost.evil.example': 'unknown host',
    'http://127.0.0.1.evil.example': 'not encrypted',
    'https://api.mistral.ai:8443': 'unusual port',
  };

  for (const [url, reason] of Object.entries(refusals)) {
    test(`${JSON.stringify(url)} is refused: ${reason}`, () => {
      assert.deepEqual(judgeServer(url), { verdict: 'refused', reason });
    });
  }

  test('whatever is let through leads to a known host, encrypted or on this machine', () => {
    const known = fc.constantFrom(...ownNames, 'localhost', '127.0.0.1', '[::1]', 'evil.example');
    const glue = fc.constantFrom('', '@', '.', '/', '\\', ':', '#', '?', '%00', '//', ' ', '\t');
    const scheme = fc.constantFrom('https://', 'http://', 'HTTPS:', 'file://', '//', '');
    const hostile = fc
      .tuple(scheme, fc.array(fc.tuple(known, glue), { minLength: 1, maxLength: 4 }), fc.string({ maxLength: 8 }))
      .map(([start, parts, rest]) => start + parts.flat().join('') + rest);
    fc.assert(
      fc.property(fc.oneof(hostile, fc.webUrl(), fc.string()), (text) => {
        const judged = judgeServer(text);
        if (judged.verdict === 'refused') return;
        const { protocol, hostname, username, password, search, hash } = new URL(judged.url);
        const here = ['localhost', '[::1]'].includes(hostname) || /^127\.[\d.]+$/.test(hostname);
        assert.ok(here || (ownNames.includes(hostname) && protocol === 'https:'), judged.url);
        assert.equal(username + password + search + hash, '');
      }),
      { numRuns: 2000 },
    );
  });

  test('a verdict is stable: what was let through is let through again, unchanged', () => {
    const paths = fc.array(fc.constantFrom('v1', 'proxy', 'a b', '..', '%2e', 'é'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...ownNames), paths, (host, path) => {
        const first = judgeServer(`https://${host}/${path.join('/')}`);
        if (first.verdict === 'allowed') assert.deepEqual(judgeServer(first.url), first);
      }),
    );
  });
});
