import type { Node } from '@vscode/tree-sitter-wasm';
import type { Binding } from './bindings.ts';
import type { Call, Expression } from './expression.ts';
import type { Import } from './imports.ts';
import type { Family, Language } from './language.ts';
import type { Returning, Routine } from './routines.ts';
import type { Span } from './span.ts';

/** A text to look at, and what is known of the project around it. */
export interface FileText {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  readonly project?: Project;
}

/** What a single file cannot say. */
export interface Project {
  /** The installed version of Mistral's SDK, from the lockfile. */
  readonly sdk?: Readonly<Partial<Record<Family, string>>>;
  /** Where the project keeps the functions that fixes call. Asked only when a fix needs one. */
  readonly helper?: () => SharedHelper | undefined;
}

/** A file of the project that fixes import from; the first of them writes it. */
export interface SharedHelper {
  readonly file: string;
  /** As the file that asks imports it, without an ending. */
  readonly module: string;
  readonly exists: boolean;
}

/** A parsed file: everything a rule may ask. */
export interface Source extends FileText {
  readonly family: Family;
  readonly calls: readonly CallSite[];
  readonly loops: readonly Loop[];
  readonly attributes: readonly Attribute[];
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  readonly imports: ReadonlyMap<string, Import>;
  readonly classes: ReadonlySet<string>;
  /** The functions of this file that give something back, by their names. */
  readonly returning: ReadonlyMap<string, Returning>;
  /** The innermost function around a place. */
  routineAt(at: number): Routine | undefined;
  nodeAt(at: number): Node;
  read(node: Node): Expression;
}

/** A call that nobody has read yet: most are dropped by their callee's text alone. */
export interface CallSite extends Span {
  /** The callee as written, without blanks: `client.chat.complete`. */
  readonly callee: string;
  readonly node: Node;
  /** Reads it, once. */
  read(): Call | undefined;
}

export interface Loop extends Span {
  readonly node: Node;
}

/** A JSX attribute, `name={value}`. */
export interface Attribute extends Span {
  readonly name: string;
  readonly value: Expression | undefined;
}
