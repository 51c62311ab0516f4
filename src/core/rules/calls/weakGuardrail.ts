import { say } from '#core/say.ts';
import type { Edit } from '../fix/edit.ts';
import { replace } from '../fix/edit.ts';
import { addToTable } from '../fix/entries.ts';
import { quoted } from '../fix/style.ts';
import { modelCalls, speaksToMistral } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import { both, callRule } from '../rule.ts';
import { entriesNamed } from '../syntax/entries.ts';
import type { Entry, Table } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

/** A guardrail that lets things pass: what is wrong, and the edit that rights it. */
interface Weakness {
  readonly at: Entry | Table;
  readonly message: string;
  readonly edit: Edit | undefined;
}

export const weakGuardrail = callRule({
  id: 'call/weak-guardrail',
  languages: both,
  severity: 'warning',
  title: 'Guardrail that lets things pass',
  why:
    'A guardrail helps only when it blocks: also when the moderation behind it fails (blockOnError), with the action block, and with ' +
    'thresholds below 1. An empty list on a call switches off what the agent had.',
  risk: 'LLM01:2025 Prompt Injection',
  where: speaksToMistral,
  query: weaknesses,
  filter: ({ at, message }) => ({ span: { start: at.start, end: at.end }, message }),
  fix: ({ edit }) =>
    edit === undefined ? [] : [{ title: say('Make the guardrail block'), safe: false, edits: [edit] }],
  docs: {
    bad: { language: 'typescript', code: 'guardrails: [{ blockOnError: false, moderationLlmV2: {} }]' },
    good: {
      language: 'typescript',
      code: "guardrails: [{ blockOnError: true, moderationLlmV2: { action: 'block' } }]",
    },
  },
});

function weaknesses(source: Source): readonly Weakness[] {
  return guardrailEntries(source).flatMap((entry) => {
    const list = knownValue(source, entry.value);
    if (list.kind !== 'list' || list.open) return [];
    if (list.items.length === 0)
      return [{ at: entry, message: say('An empty list switches off the guardrails the agent has.'), edit: undefined }];
    return list.items.flatMap((item) => {
      const rail = knownValue(source, item);
      return rail.kind === 'table' && !rail.open ? railWeaknesses(source, rail) : [];
    });
  });
}

/** Written out, or handed over under its own name. */
function guardrailEntries(source: Source): readonly Entry[] {
  const handedOver = modelCalls(source).flatMap(({ options }) => option(options, ['guardrails']) ?? []);
  return [...entriesNamed(source, ['guardrails']), ...handedOver.filter(({ shorthand }) => shorthand)];
}

function railWeaknesses(source: Source, rail: Table): readonly Weakness[] {
  const entry = (table: Table, names: readonly string[]) => table.entries.find(({ key }) => names.includes(key));
  const blocks = entry(rail, ['blockOnError', 'block_on_error']);
  const moderation = entry(rail, ['moderationLlmV2', 'moderation_llm_v2', 'moderationLlmV1', 'moderation_llm_v1']);
  const settings = moderation === undefined ? undefined : knownValue(source, moderation.value);
  return [...openOnError(source, rail, blocks), ...(settings?.kind === 'table' ? idle(source, settings) : [])];
}

function openOnError(source: Source, rail: Table, blocks: Entry | undefined): readonly Weakness[] {
  if (blocks !== undefined && !(blocks.value.kind === 'constant' && blocks.value.value === 'false')) return [];
  const message = say('When the moderation fails, everything passes: blockOnError is not on.');
  const text = source.family === 'python' ? `${quoted(source, 'block_on_error')}: True` : 'blockOnError: true';
  const edit =
    blocks === undefined
      ? addToTable(source, rail, text)
      : replace(blocks.value, source.family === 'python' ? 'True' : 'true');
  return [{ at: blocks ?? rail, message, edit }];
}

function idle(source: Source, settings: Table): readonly Weakness[] {
  const action = settings.entries.find(({ key }) => key === 'action');
  const idles = action?.value.kind === 'text' && action.value.value !== 'block';
  const thresholds = settings.entries.find(({ key }) => /^custom_?categor(?:y|ies)_?thresholds$/i.test(key))?.value;
  const never =
    thresholds?.kind === 'table'
      ? thresholds.entries.filter(({ value }) => value.kind === 'constant' && Number(value.value) >= 1)
      : [];
  return [
    ...(action !== undefined && idles
      ? [
          {
            at: action,
            message: say('This guardrail only takes note. With the action block it blocks.'),
            edit: replace(action.value, quoted(source, 'block')),
          },
        ]
      : []),
    ...never.map((entry) => ({
      at: entry,
      message: say('No text scores above 1: this category never blocks.'),
      edit: replace(entry.value, '0.5'),
    })),
  ];
}
