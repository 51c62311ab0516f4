/** Names and words of a repository must not steer the terminal, nor write lines of their own. */
export const visible = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd');
