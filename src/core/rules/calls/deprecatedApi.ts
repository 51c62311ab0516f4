import { say } from '#core/say.ts';
import type { Edit } from '../fix/edit.ts';
import { replace } from '../fix/edit.ts';
import { removeEntry } from '../fix/entries.ts';
import { modelCalls, speaksToMistral } from '../mistral/modelCall.ts';
import { option } from '../mistral/options.ts';
import type { Retired } from '../mistral/retiredModels.ts';
import { retiredModels } from '../mistral/retiredModels.ts';
import { purposeOf } from '../purpose.ts';
import { madeClients, written } from '../query.ts';
import type { Seen } from '../rule.ts';
import { both, callRule } from '../rule.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import { isAtLeastVersion } from '../version.ts';

interface Outdated extends Span, Pick<Seen, 'message' | 'severity'> {
  readonly repair?: { readonly title: string; readonly edit: Edit };
}

export const deprecatedApi = callRule({
  id: 'call/deprecated-api',
  languages: both,
  severity: 'warning',
  title: 'Outdated API, option or model',
  why:
    'What is retired stops answering, and old versions of the SDK no longer get repairs, also not those that matter for security. ' +
    'Move to what took its place while it is still your choice when.',
  risk: 'LLM03:2025 Supply Chain',
  where: (source) => speaksToMistral(source) || isSettings(source),
  query: (source) => [...retired(source), ...oldClients(source), ...safeModes(source), ...oldImports(source)],
  filter: ({ start, end, repair: _, ...told }) => ({ ...told, span: { start, end } }),
  fix: ({ repair }) => (repair === undefined ? [] : [{ title: repair.title, safe: false, edits: [repair.edit] }]),
  docs: {
    bad: { language: 'python', code: 'client.chat.complete(model="mistral-tiny", messages=messages)' },
    good: { language: 'python', code: 'client.chat.complete(model="ministral-8b-latest", messages=messages)' },
  },
});

/** Settings name the model and call nobody. */
const isSettings = ({ path, text }: Source): boolean =>
  purposeOf(path) === 'product' && /\bmistral_?model\b/i.test(text);

const retiredName = new RegExp(`(["'\`])(${[...retiredModels.keys()].join('|')})\\1`, 'g');

function retired(source: Source): readonly Outdated[] {
  return written(retiredName)(source)
    .filter(({ start, end }) => isUsedAsModel(source, start, end))
    .flatMap(({ match, start, end }) => {
      const name = match[2] ?? '';
      const model = retiredModels.get(name);
      if (model === undefined) return [];
      const edit = replace({ start: start + 1, end: end - 1 }, model.instead);
      return [{ start, end, ...toldOf(name, model), repair: { title: say('Use {0}', model.instead), edit } }];
    });
}

const toldOf = (name: string, { instead, since, state }: Retired): Pick<Outdated, 'message' | 'severity'> =>
  state === 'gone'
    ? { message: say('{0} is retired and no longer answers. Use {1}.', name, instead) }
    : { message: say('{0} was announced to stop answering on {1}. Use {2}.', name, since, instead), severity: 'info' };

/** `model: '…'`, `model="…"`, `MODEL = '…'`, `mistral('…')`, also as what stands in when nothing is set: `os.getenv("MODEL", "…")`. */
const chosen =
  /(?:model(?:_?name|_?id)?["']?\)?\s*(?::\s*[\w.[\]]+(?:\s*\|\s*None)?\s*)?[:=]\s*(?:[\w.]*Field\(\s*(?:default\s*=\s*)?|\(\s*)?|\bmistral\(|\b(?:getenv|environ\.get)\(\s*["']\w*MODEL\w*["']\s*,\s*|\bmodel\w*["'\])]*\s*(?:\|\||\?\?|\bor)\s*)$/i;

/** A table of prices or an old name in a test of equality is no use. */
const isUsedAsModel = ({ text }: Source, start: number, end: number): boolean =>
  chosen.test(text.slice(Math.max(0, start - 80), start)) && !/^\s*:/.test(text.slice(end, end + 20));

function oldClients(source: Source): readonly Outdated[] {
  return madeClients(source)
    .filter(({ maker }) => maker.library === 'sdk v0')
    .map(({ call }) => ({
      start: call.callee.start,
      end: call.callee.end,
      message: say('This is the client of the SDK before 1.0, which gets no repairs. Use Mistral and chat.complete.'),
    }));
}

function safeModes(source: Source): readonly Outdated[] {
  return modelCalls(source).flatMap(({ options }) => {
    const entry = option(options, ['safeMode', 'safe_mode']);
    if (entry === undefined) return [];
    const repair = { title: say('Remove it'), edit: removeEntry(source, entry) };
    return [
      {
        start: entry.start,
        end: entry.end,
        message: say('{0} is gone from the API and has no effect. Use guardrails.', entry.key),
        repair,
      },
    ];
  });
}

function oldImports(source: Source): readonly Outdated[] {
  if (!isAtLeastVersion(source.project?.sdk?.[source.family], '2.0.0')) return [];
  return source.family === 'python' ? oldPythonImports(source) : requires(source);
}

function oldPythonImports(source: Source): readonly Outdated[] {
  return written(/^from (mistralai) import (?=\(?\s*Mistral\b)/gm)(source).map(({ start }) => {
    const module = { start: start + 'from '.length, end: start + 'from mistralai'.length };
    const repair = { title: say('Import from mistralai.client'), edit: replace(module, 'mistralai.client') };
    return {
      ...module,
      message: say('In version 2 of the SDK, which is installed here, Mistral lives in mistralai.client.'),
      repair,
    };
  });
}

function requires(source: Source): readonly Outdated[] {
  return written(/\brequire\((["'])@mistralai\/mistralai\1\)/g)(source).map(({ start, end }) => ({
    start,
    end,
    message: say('Version 2 of the SDK, which is installed here, can only be imported: import { Mistral } from …'),
  }));
}
