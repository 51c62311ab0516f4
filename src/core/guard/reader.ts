import type { Conversation } from './conversation.ts';
import type { OutputContext } from './output/findings.ts';
import { createJsonSanitiser } from './output/json.ts';
import { createSanitiser } from './output/sanitise.ts';
import type { OutputWindow } from './output/windows.ts';
import { createWindower } from './output/windows.ts';
import type { Piece } from './redact/restore.ts';
import { createRestorer } from './redact/restore.ts';
import type { Verdict } from './verdict.ts';
import { block } from './verdict.ts';

export interface Reader {
  push(chunk: string): readonly OutputWindow[];
  end(): readonly OutputWindow[];
  /** Values come back last: no check and no service sees them. */
  restore(window: OutputWindow): { pieces: readonly Piece[]; stopped: Verdict | undefined };
}

/** From the chunks of a stream to windows that wait for their moderation. */
export function createReader(
  context: OutputContext,
  { policy, vocabulary }: Pick<Conversation, 'policy' | 'vocabulary'>,
): Reader {
  const sanitiser = (context.form === 'json' ? createJsonSanitiser : createSanitiser)(context, policy);
  const windower = createWindower(policy['moderation.outputWindow']);
  const restorer = createRestorer(vocabulary);
  let ended = false;
  return {
    push: (chunk) => windower.push(sanitiser.push(chunk)),
    end: () => {
      ended = true;
      const last = windower.push(sanitiser.end());
      return [...last, ...windower.end(), closing];
    },
    restore: ({ pieces, text }) => {
      const shown = [...restorer.push(text), ...(ended && pieces.length === 0 ? restorer.end() : [])];
      return { pieces: shown, stopped: stopIn(pieces) };
    },
  };
}

/** Brings out what the restorer may still hold. */
const closing: OutputWindow = { pieces: [], text: '' };

function stopIn(pieces: OutputWindow['pieces']): Verdict | undefined {
  const stop = pieces.find(({ stopped }) => stopped);
  const reason = stop?.reasons.at(-1);
  return reason === undefined ? undefined : block(reason);
}
