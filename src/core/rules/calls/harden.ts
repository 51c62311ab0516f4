import { say, sayRow } from '#core/say.ts';
import type { Edit, Fix } from '../fix/edit.ts';
import { applyEdits, replace } from '../fix/edit.ts';
import { addOptions } from '../fix/entries.ts';
import { layOut } from '../fix/layout.ts';
import { styleOf } from '../fix/style.ts';
import { errors } from '../harden/errors.ts';
import { moderation } from '../harden/moderation.ts';
import { retry } from '../harden/retry.ts';
import type { Remedy, Step } from '../harden/step.ts';
import { timeout } from '../harden/timeout.ts';
import { tokens } from '../harden/tokens.ts';
import type { ModelCall } from '../mistral/modelCall.ts';
import { modelCalls } from '../mistral/modelCall.ts';
import { purposeOf } from '../purpose.ts';
import { both, callRule } from '../rule.ts';
import type { Call } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
import { isServer } from './fullMessageLogging.ts';

/** What every call of a server should have. One finding a call tells all that is missing: five hints on a line are none. */
export const steps: readonly Step[] = [tokens, timeout, retry, moderation, errors];

const hardening = (where: (source: Source) => boolean) =>
  callRule({
    id: 'call/harden',
    languages: both,
    severity: 'hint',
    title: 'Call that can be hardened',
    why:
      'Nothing here is wrong; some of what keeps a server standing is not there yet. Each step is one line, and “Harden this call” does ' +
      'them all. Files that are no server, tests, examples and notebooks are left in peace.',
    risk: 'LLM10:2025 Unbounded Consumption',
    where,
    // What is spread in may hold everything that seems to be missing.
    query: (source) => modelCalls(source).filter(({ options, library }) => !options.open && library !== 'none'),
    filter: (call, source) => {
      const missing = missingSteps(call, source);
      if (missing.length === 0) return undefined;
      return {
        span: { start: call.call.callee.start, end: call.call.callee.end },
        message: say('This call lacks {0}.', listed(missing.map(({ what }) => sayRow(what)))),
        steps: missing.map(({ id }) => id),
      };
    },
    fix: (call, source) => {
      const remedies = missingSteps(call, source).flatMap((step) => {
        const remedy = step.remedy(call, source);
        return remedy === undefined ? [] : [{ ...remedy, step: step.id }];
      });
      const single = remedies.flatMap((remedy) => {
        const only = asFix(remedy.title, [remedy], call, source);
        return only === undefined ? [] : [{ ...only, step: remedy.step }];
      });
      const all = remedies.length > 1 ? asFix(say('Harden this call'), remedies, call, source) : undefined;
      return all === undefined ? single : [all, ...single];
    },
    docs: {
      bad: { language: 'typescript', code: "await client.chat.complete({ model: 'mistral-small-latest', messages });" },
      good: {
        language: 'typescript',
        code: "await client.chat.complete(\n  { model: 'mistral-small-latest', messages, maxTokens: 1024, guardrails },\n  { timeoutMs: 60_000, retries: { strategy: 'backoff' } },\n);",
      },
    },
  });

const isProduct = ({ path }: Source): boolean => purposeOf(path) === 'product';

/** Said of servers alone, where it matters. */
export const harden = hardening((source) => isProduct(source) && isServer(source));
/** Who asks for it can have it for every other call too. */
export const hardenOnRequest = hardening(isProduct);

const missingSteps = (call: ModelCall, source: Source): readonly Step[] =>
  steps.filter((step) => step.isMissing(call, source));

function asFix(title: string, remedies: readonly Remedy[], { call }: ModelCall, source: Source): Fix | undefined {
  const edits = ([0, 1] as const).flatMap((argument): readonly (Edit | undefined)[] => {
    const options = remedies.flatMap((remedy) =>
      argumentOf(remedy, source) === argument && remedy.option ? [remedy.option] : [],
    );
    return options.length === 0 ? [] : [addOptions(source, call, options, argument)];
  });
  const around = remedies.flatMap((remedy) => remedy.edits);
  const changes = [...remedies.flatMap((remedy) => remedy.inside ?? []), ...edits.filter((edit) => edit !== undefined)];
  const inside = laidOut(source, call, changes);
  const deeper = remedies.some(({ indents }) => indents) ? styleOf(source).indent : '';
  const added = inside.map((edit) => ({ ...edit, text: edit.text.replaceAll('\n', `\n${deeper}`) }));
  const all = [...around, ...added].filter((edit) => !added.some((other) => isWithin(edit, other)));
  const creates = remedies.find((remedy) => remedy.creates !== undefined)?.creates;
  return all.length === 0 || edits.includes(undefined)
    ? undefined
    : { title, edits: all, safe: false, ...(creates === undefined ? {} : { creates }) };
}

const longestLine = 100;

/** A call that became too long for its line, or stands inside another now, is broken as a formatter would. */
function laidOut(source: Source, call: Call, changes: readonly Edit[]): readonly Edit[] {
  const { start, end } = call;
  const moved = changes.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const text = applyEdits(source.text.slice(start, end), moved);
  const before = start - (source.text.lastIndexOf('\n', start - 1) + 1);
  const isLong = text.split('\n').some((line, at) => line.length + (at === 0 ? before : 0) > longestLine);
  const wraps = changes.some((edit) => edit.start === start);
  const laid = isLong || wraps ? layOut(source, start, text) : undefined;
  return laid === undefined ? changes : [replace(call, laid)];
}

/** What moves in with its line is gone where the whole stretch is replaced. */
const isWithin = (edit: Edit, other: Edit): boolean => other.start < edit.start && edit.end < other.end;

/** Python passes the options of the request beside those of the model. */
const argumentOf = ({ argument = 0 }: Remedy, source: Source): 0 | 1 => (source.family === 'python' ? 0 : argument);

const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : say('{0} and {1}', items.slice(0, -1).join(', '), items.at(-1) ?? '');
