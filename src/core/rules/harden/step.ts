import type { Edit, NewFile } from '../fix/edit.ts';
import type { NewOption } from '../fix/entries.ts';
import type { ModelCall } from '../mistral/modelCall.ts';
import type { Docs, Risk } from '../rule.ts';
import type { Source } from '../syntax/source.ts';

/** One thing that a call to a model should have. Missing ones are told together, once a call. */
export interface Step {
  readonly id: `call/${string}`;
  readonly title: string;
  /** In the list of what is missing: “a limit on tokens”. */
  readonly what: string;
  readonly why: string;
  readonly risk: Risk;
  readonly docs: Docs;
  isMissing(call: ModelCall, source: Source): boolean;
  remedy(call: ModelCall, source: Source): Remedy | undefined;
}

/** On the button, and what it does: an option more, or edits around the call. */
export interface Remedy {
  readonly title: string;
  /** Which argument takes the option; Python has only one list of them. */
  readonly argument?: 0 | 1;
  readonly option?: NewOption;
  readonly edits: readonly Edit[];
  /** Edits inside the statement, which may move in as a whole. */
  readonly inside?: readonly Edit[];
  readonly creates?: NewFile;
  /** The call moves in by one level, and with it what other steps add on lines of their own. */
  readonly indents?: boolean;
}
