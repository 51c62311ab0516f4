import { say } from '#core/say.ts';
import { outputToExec as exec, interpreters } from '../calls/outputToExec.ts';
import { outputToHtml as html } from '../calls/outputToHtml.ts';
import { outputToSql as sql } from '../calls/outputToSql.ts';
import { carrying } from './flow.ts';
import { asksMistral } from './host.ts';
import type { PlainLanguage } from './language.ts';
import type { PlainRule } from './rule.ts';
import { noFix } from './rule.ts';
import type { Argument, PlainCall, PlainSource } from './source.ts';

/** An answer as the API shapes it, or as the frameworks of a language hand it over. */
const answers: Readonly<Record<PlainLanguage, RegExp>> = {
  bash: /\.choices\[\d*\]\.message\.content/,
  java: /\bget_?choices\b[\s\S]{0,200}\bget_?message\b|\b\w*(?:model|mistral\w*|chatClient|assistant|llm)\.(?:chat|generate|call)\s*\(|\.call\(\)\s*\.content\(\)|\.aiMessage\(\)\s*\.text\(\)/i,
  go: /\bChoices\[\d+\]\.Message\.Content\b|\bllms\.GenerateFromSinglePrompt\(/,
  'c-sharp':
    /\bChoices\b[\s\S]{0,200}\bMessage\b[\s\S]{0,200}\bContent\b|\b(?:GetChatMessageContentAsync|InvokePromptAsync|GetResponseAsync)\s*\(/,
};

interface Sink {
  readonly card: PlainRule['card'];
  readonly message: () => string;
  readonly calls: Readonly<Partial<Record<PlainLanguage, RegExp>>>;
  /** Which arguments become code, a query or markup. */
  readonly taken: (call: PlainCall, source: PlainSource) => readonly Argument[];
}

const sinks: readonly Sink[] = [
  {
    card: exec,
    message: () => say("The model's answer is run as code. Whoever can write to the model can run programs here."),
    calls: {
      bash: /^(?:eval|(?:\/bin\/)?(?:ba|z|k)?sh)$/,
      java: /\.getRuntime\(\)\.exec$|^newProcessBuilder$|\b\w*[eE]ngine\.eval$/,
      go: /^exec\.Command(?:Context)?$/,
      'c-sharp': /(?:^|\.)Process\.Start$|^newProcessStartInfo$|\bCSharpScript\.\w+Async$/,
    },
    taken: ({ args }, { language }) => (language !== 'bash' && isOnlyArgument(args) ? [] : args),
  },
  {
    card: sql,
    message: () => say("The model's answer is run as a query. Let it fill parameters of queries you wrote."),
    calls: {
      java: /\.(?:executeQuery|executeUpdate|execute|prepareStatement|createNativeQuery|queryForList|queryForObject)$/,
      go: /\b(?:db|tx|conn|pool|database)\w*\.(?:Query|QueryRow|Exec|Prepare)(?:Context)?$/i,
      'c-sharp': /^new\w*Command$|\.(?:ExecuteSqlRaw|FromSqlRaw)(?:Async)?$|\.(?:Query|Execute)Async$/,
    },
    taken: ({ callee, args }) => (callee.endsWith('Context') ? args.slice(1, 2) : args.slice(0, 1)),
  },
  {
    card: html,
    message: () =>
      say("The model's answer becomes markup and can bring its own scripts. Show it as text, or clean it first."),
    calls: { go: /^template\.HTML$/, 'c-sharp': /\bHtml\.Raw$|^new(?:HtmlString|MarkupString)$/ },
    taken: ({ args }) => args,
  },
];

/** What is done with an answer in these languages. */
export const outputRules: readonly PlainRule[] = sinks.map(({ card, message, calls, taken }) => ({
  card,
  languages: Object.keys(calls) as PlainLanguage[],
  hits: (source) => {
    if (!asksMistral(source)) return [];
    const holds = carrying(source, answers[source.language]);
    return source.calls
      .filter(({ callee }) => calls[source.language]?.test(callee))
      .flatMap((call) => taken(call, source).filter(holds).slice(0, 1))
      .map(({ start, end }) => ({ span: { start, end }, message: message(), fixes: noFix }));
  },
}));

/** `exec.Command("git", "commit", "-m", answer)`: a program that was chosen here gets it as one argument. */
function isOnlyArgument(args: readonly Argument[]): boolean {
  const program = args.find(({ literal }) => literal !== undefined);
  return args.length > 1 && program?.literal !== undefined && !interpreters.test(program.literal.value);
}
