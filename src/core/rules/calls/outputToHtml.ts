import { say } from '#core/say.ts';
import type { Fix } from '../fix/edit.ts';
import { replace } from '../fix/edit.ts';
import { importDefault, importModule } from '../fix/imports.ts';
import { useHelper } from '../helper/use.ts';
import { shownAsMarkup } from '../markup.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { modelOutputShown } from '../mistral/modelOutput.ts';
import { option, optionsOf } from '../mistral/options.ts';
import type { Sink } from '../mistral/sink.ts';
import { argumentsOf, holdsModelOutput } from '../mistral/sink.ts';
import { both, callRule } from '../rule.ts';
import type { Source } from '../syntax/source.ts';

interface HtmlSink extends Sink {
  /** The property that takes markup, where the sink is an assignment. */
  readonly property?: { readonly start: number; readonly end: number };
  /** In the template of a component, outside its script. */
  readonly isShown?: boolean;
}

const markers =
  /^(?:document\.write(?:ln)?|mark_safe|Markup|markupsafe\.Markup|render_template_string|HTMLResponse|(?:IPython\.display\.)?HTML|(?:st\.)?components\.(?:v1\.)?html|.*\.insertAdjacentHTML)$/;

export const outputToHtml = callRule({
  id: 'call/output-to-html',
  languages: both,
  severity: 'error',
  title: 'Model output becomes markup',
  why:
    'The answer can hold a script, an image that reports to a stranger, or a form that asks for a password: it only takes a sentence ' +
    'in what the model read. Show it as text, or clean it with DOMPurify (Python: nh3) before it becomes markup.',
  risk: 'LLM05:2025 Improper Output Handling',
  where: speaksToMistral,
  query: (source): readonly HtmlSink[] => [
    ...assigned(source),
    ...argumentsOf(markers, 'all')(source),
    ...attributes(source),
    ...unsafeMarkdown(source),
    ...shown(source).map((sink) => ({ ...sink, isShown: true })),
  ],
  filter: (sink, source) =>
    (sink.isShown ? modelOutputShown(source, sink.value) !== undefined : holdsModelOutput(source, sink))
      ? {
          span: sink.value,
          message: say(
            "The model's answer becomes markup and can bring its own scripts. Show it as text, or clean it first.",
          ),
        }
      : undefined,
  fix: (sink, source) => fixesFor(sink, source),
  docs: {
    bad: { language: 'typescript', code: 'box.innerHTML = reply.choices[0].message.content;' },
    good: { language: 'typescript', code: 'box.textContent = reply.choices[0].message.content;' },
  },
});

/** `v-html` and `{@html}`. */
const shown = argumentsOf(new RegExp(`^\\${shownAsMarkup}$`));

function assigned(source: Source): readonly HtmlSink[] {
  return [...source.bindings].flatMap(([name, bindings]) => {
    const property = /\.(?:innerHTML|outerHTML)$/.exec(name)?.[0];
    if (property === undefined) return [];
    return bindings.map(({ at, value }) => {
      const end = at + name.length;
      return { value, property: { start: end - property.length + 1, end } };
    });
  });
}

/** `dangerouslySetInnerHTML={{ __html: answer }}`. */
function attributes(source: Source): readonly HtmlSink[] {
  return source.attributes.flatMap(({ name, value }) => {
    const html = value?.kind === 'table' ? value.entries.find(({ key }) => key === '__html')?.value : undefined;
    return name === 'dangerouslySetInnerHTML' && html !== undefined ? [{ value: html }] : [];
  });
}

/** Streamlit escapes markup unless it is told not to. */
function unsafeMarkdown(source: Source): readonly HtmlSink[] {
  return argumentsOf(/^(?:st|streamlit)\.(?:markdown|write|html)$/)(source).filter(({ call }) => {
    const unsafe = call === undefined ? undefined : option(optionsOf(source, call), ['unsafe_allow_html']);
    return unsafe?.value.kind === 'constant' && unsafe.value.value === 'true';
  });
}

function fixesFor({ value, property }: HtmlSink, source: Source): readonly Fix[] {
  const fixes: Fix[] = [];
  if (property !== undefined && source.text.slice(property.start, property.end) === 'innerHTML')
    fixes.push({ title: say('Show it as text'), safe: false, edits: [replace(property, 'textContent')] });
  const [name, clean, module] =
    source.family === 'python'
      ? (['nh3', 'nh3.clean', 'nh3'] as const)
      : (['DOMPurify', 'DOMPurify.sanitize', 'dompurify'] as const);
  const written = source.text.slice(value.start, value.end);
  const bracketed = written.startsWith('(') ? written : `(${written})`;
  fixes.push({
    title: say('Clean it with {0}', name),
    safe: false,
    edits: [
      ...(source.family === 'python' ? importModule(source, module) : importDefault(source, 'DOMPurify', module)),
      replace(value, clean + bracketed),
    ],
  });
  const { edits, ...helper } = useHelper(source, 'sanitised');
  fixes.push({
    title: say('Show its markup as text'),
    safe: false,
    ...helper,
    edits: [...edits, replace(value, `sanitised${bracketed}`)],
  });
  return fixes;
}
