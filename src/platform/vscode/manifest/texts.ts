/** Every text of the manifest that a person reads, under the key by which a translation finds it. */
export interface Texts {
  /** Keeps the English text, and gives what stands for it in package.json. */
  say(key: string, english: string): string;
  readonly english: Readonly<Record<string, string>>;
}

export function collectTexts(): Texts {
  const english: Record<string, string> = {};
  return {
    english,
    say(key, text) {
      if (english[key] !== undefined && english[key] !== text) throw new Error(`Two texts under the key ${key}`);
      english[key] = text;
      return `%${key}%`;
    },
  };
}
