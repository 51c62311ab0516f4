/** One line of progress, on standard error so that it never mixes with a report. */
export const says = (line: string): void => console.error(`provision: ${line}`);

/** What only the person can do: one command to type, then the same script again. */
export class NeedsPerson extends Error {
  static readonly exitCode = 2;

  constructor(what: string, command: string) {
    super(`${what}\n  ${command}\nThen run this again.`);
    this.name = 'NeedsPerson';
  }
}
