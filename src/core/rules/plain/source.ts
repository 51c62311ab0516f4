import type { Span } from '../syntax/span.ts';
import type { PlainLanguage } from './language.ts';

export interface PlainFile {
  readonly path: string;
  readonly text: string;
  readonly language: PlainLanguage;
}

/** A file in one of these languages: what is called with what, what texts stand in it, and what is left without them. */
export interface PlainSource extends PlainFile {
  /** The text with comments and the insides of texts blanked out: what stands here is code, at the same place. */
  readonly code: string;
  readonly calls: readonly PlainCall[];
  readonly texts: readonly PlainText[];
  readonly named: readonly NamedText[];
  /** Every value that a name is given. */
  readonly given: readonly Given[];
}

export interface PlainCall extends Span {
  /** As written, without blanks and without what is passed: `MistralAiChatModel.builder().apiKey`, `newMistralClient`. */
  readonly callee: string;
  readonly args: readonly Argument[];
}

export interface Argument extends Span {
  /** The text that stands here, or in the one constant that is named here. */
  readonly literal: PlainText | undefined;
}

/** A literal with its quotes; `value` is what stands between them. */
export interface PlainText extends Span {
  readonly value: string;
}

export interface Given extends Span {
  readonly name: string;
}

export interface NamedText {
  readonly name: string;
  readonly text: PlainText;
}
