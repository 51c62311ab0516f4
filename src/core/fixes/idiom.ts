import type { TextEdit } from './edit.ts';

/** How a language reads a variable of its environment. To know another language is to add a row to the table. */
export type Idiom = CodeIdiom | TemplateIdiom;

/** The key is a string literal, and an expression takes its place. */
export interface CodeIdiom {
  readonly kind: 'code';
  /** The quotes that open a literal, longest first, and what may stand right in front of them. */
  readonly quotes: readonly string[];
  readonly prefix?: RegExp;
  readonly comment: string;
  read(variable: string, quote: string, source: string): string;
  /** Between a literal and an expression; absent where a text cannot simply be cut in two. */
  readonly joint?: string;
  /** A read of the environment that has the key as its fallback: the first group stays, the rest goes. */
  readonly fallback?: RegExp | undefined;
  /** Lines on which no expression may stand. */
  readonly constant?: RegExp;
  /** What else must change: an import, a word of the declaration. */
  also?(source: string, line: { readonly start: number; readonly text: string }): readonly TextEdit[];
}

/** The key is a piece of text, and a reference takes its place; quotes stay as they are. */
export interface TemplateIdiom {
  readonly kind: 'template';
  read(variable: string): string;
  readonly fallback?: RegExp;
  /** In quotes that keep every character as it is, the quotes are closed and opened again. */
  readonly literalQuote?: string;
  /** What surrounds the reference where no quotes do. */
  readonly bareQuote?: string;
}
