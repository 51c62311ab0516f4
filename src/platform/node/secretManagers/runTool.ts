import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import { boundedText } from './boundedText.ts';
import { killTree } from './killTree.ts';
import type { Invocation } from './program.ts';
import { invocationOf } from './program.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tool } from './tool.ts';
import { meaningOf } from './tool.ts';

export interface Errand {
  readonly args: readonly string[];
  /** Written to the tool's standard input. Without it there is none, so that a tool that asks gets no answer and gives up. */
  readonly input?: string;
  readonly signal?: AbortSignal;
}

/** The managers allow 64 KB for a secret; JSON around it may double that. */
const longestOutput = 256 * 1024;
const longestComplaint = 16 * 1024;

/** What a tool printed. Its arguments are seen by every process of the machine: no key is ever among them. */
export async function runTool(
  tool: Tool,
  errand: Errand,
  surroundings: Surroundings,
): Promise<Result<string, SourceError>> {
  if (errand.signal?.aborted) return fail({ kind: 'cancelled' });
  const invocation = await invocationOf(tool.name, errand.args, surroundings);
  const child = invocation && start(invocation, tool, errand, surroundings);
  return child ? outcomeOf(child, tool, errand, surroundings) : fail({ kind: 'missing-tool', tool: tool.name });
}

/** Nothing, when the system cannot start such a thing at all. */
function start(invocation: Invocation, tool: Tool, { input }: Errand, { environment, platform, home }: Surroundings) {
  try {
    const child = spawn(invocation.program, invocation.args, {
      cwd: home,
      env: { ...environment, ...tool.environment },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // A group of its own, so that it can be ended as a whole.
      detached: platform !== 'win32',
      windowsHide: true,
      windowsVerbatimArguments: invocation.verbatim,
    });
    // A tool that ends without reading its input is judged by its exit code.
    child.stdin?.on('error', () => {}).end(input);
    return child;
  } catch {
    return undefined;
  }
}

function outcomeOf(child: ChildProcess, tool: Tool, { signal }: Errand, { platform }: Surroundings) {
  return new Promise<Result<string, SourceError>>((resolve) => {
    const end = (outcome: Result<string, SourceError>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(outcome);
    };
    const giveUp = (error: SourceError) => {
      killTree(child, platform);
      child.stdout?.destroy();
      child.stderr?.destroy();
      end(fail(error));
    };
    const cancel = () => giveUp({ kind: 'cancelled' });
    const timer = setTimeout(giveUp, tool.timeoutMs, { kind: 'timeout' } satisfies SourceError);
    signal?.addEventListener('abort', cancel, { once: true });

    const said = child.stdout && boundedText(child.stdout, longestOutput, () => giveUp(tooMuch));
    const complained = child.stderr && boundedText(child.stderr, longestComplaint, () => {});
    child.once('error', () => end(fail({ kind: 'missing-tool', tool: tool.name })));
    child.once('close', (code) =>
      end(code === 0 ? ok(said?.() ?? '') : fail(meaningOf(complained?.() ?? '', code ?? -1, tool))),
    );
  });
}

const tooMuch: SourceError = { kind: 'unexpected', what: 'too much output' };
