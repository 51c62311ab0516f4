const sniffed = 8192;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'binary';

/** How these bytes are read. Nearly every file has no NUL in its first 8 kB, and then nothing more is looked at. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, sniffed);
  return head.includes(0) ? withNuls(head) : 'utf-8';
}

/** UTF-16 without a mark has a NUL beside nearly every letter, on one side; a text has few, and hardly another control. */
function withNuls(head: Uint8Array): Encoding {
  let even = 0;
  let odd = 0;
  let controls = 0;
  for (const [at, byte] of head.entries()) {
    if (byte === 0) at % 2 === 0 ? even++ : odd++;
    else if (isControl(byte)) controls++;
  }
  const most = head.length * 0.35;
  const few = head.length / 16;
  if (head.length < 4 || controls > few) return 'binary';
  if (odd > most && even < few) return 'utf-16le';
  if (even > most && odd < few) return 'utf-16be';
  return even + odd + controls <= few ? 'utf-8' : 'binary';
}

/** Not a tab, a line break, a form feed or an escape. */
const isControl = (byte: number): boolean => byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27;

export const isBinary = (bytes: Uint8Array): boolean => encodingOf(bytes) === 'binary';

const textNames =
  /(?:^|[\\/])(?:\.env[^\\/]*|Dockerfile|Makefile|[^\\/]+\.(?:[cm]?[jt]sx?|py|ipynb|rb|php|go|rs|java|kts?|cs|swift|scala|sh|bash|zsh|ps1|bat|cmd|vue|svelte|html?|sql|json[c5]?|ya?ml|toml|ini|cfg|conf|properties|tf|tfvars|env|md|txt))$/i;

/** Binary where its name promises text: passing over it in silence would be a promise broken. */
export const isOddlyBinary = (path: string): boolean => textNames.test(path);

export const oddlyBinary = 'its name says text and its content is binary';
