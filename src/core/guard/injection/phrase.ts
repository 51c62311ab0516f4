/** Fixed forms that mean what they mean wherever they stand. */
export interface Phrase {
  readonly id: string;
  readonly weight: number;
  readonly pattern: RegExp;
  /** Where this finds nothing, neither will the pattern, which costs more to try. */
  readonly within?: RegExp;
}
