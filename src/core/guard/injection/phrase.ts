/** Fixed forms that mean what they mean wherever they stand. */
export interface Phrase {
  readonly id: string;
  readonly weight: number;
  readonly pattern: RegExp;
}
