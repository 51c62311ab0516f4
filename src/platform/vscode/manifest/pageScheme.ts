/** Pages of rules have an address of their own: VS Code opens a link of a problem as a document, and never as a command. */
export const pageScheme = 'mistral-guard-rule';
