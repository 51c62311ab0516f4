/** The guises in which a text may travel: itself, escaped for a URL or for JSON, in base64, in hexadecimal. */
export function encodedForms(text: string) {
  const bytes = Buffer.from(text, 'utf8');
  const needles = [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...base64Forms(bytes)];
  return {
    foundIn: (haystack: Buffer): boolean => {
      const raw = haystack.toString('utf8');
      return needles.some((needle) => raw.includes(needle)) || unescapings(raw).some((plain) => plain.includes(text));
    },
  };
}

/** Escapes can hit any subset of the letters, so the haystack is unescaped instead of the needle escaped. */
function unescapings(raw: string): string[] {
  const fromUrl = raw.replaceAll('+', ' ').replace(/(%[0-9a-f]{2})+/gi, percentDecoded);
  const fromJson = raw.replace(/\\(u[0-9a-fA-F]{4}|[\\/"bfnrt])/g, jsonUnescaped);
  return [raw, fromUrl, raw.replace(/(%[0-9a-f]{2})+/gi, percentDecoded), fromJson];
}

function jsonUnescaped(sequence: string): string {
  return JSON.parse(`"${sequence}"`);
}

function percentDecoded(run: string): string {
  return Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');
}

/** In base64 a text looks different at each of three alignments; only the letters its neighbours cannot touch count. */
function base64Forms(bytes: Buffer): string[] {
  const cores = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const start = Math.ceil((shift * 8) / 6);
    const end = Math.floor(((shift + bytes.length) * 8) / 6);
    return encoded.slice(start, end);
  });
  return cores.flatMap((core) => [core, core.replaceAll('+', '-').replaceAll('/', '_')]).filter((core) => core !== '');
}
