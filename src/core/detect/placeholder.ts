/** Words and patterns of values that were written to be replaced. A random key of 40 has one in it once in 100,000. */
const written =
  /example|placeholder|your[-_]?|changeme|redacted|replace|insert|dummy|sample|xxxx|\.\.\.|\*\*\*|0{8}|1{8}|a{8}|12345678|87654321|abcdefgh|SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c/i;

export const isPlaceholder = (value: string): boolean => written.test(value) || new Set(value).size < 8;
