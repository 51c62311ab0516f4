/** Foreign text inside our Markdown stays text: no link, no command, no picture, no second line. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!~|<>&$:@/]/g, '\\$&');
