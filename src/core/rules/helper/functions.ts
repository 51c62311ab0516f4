/** What a fix calls that no option of the SDK does: complete functions, written once for a project. */
export type HelperName = 'moderated' | 'sanitised' | 'metadataOf';

export interface HelperFunction {
  readonly python: string;
  readonly typescript: string;
  readonly javascript: string;
  /** Python modules that it needs. */
  readonly modules: readonly string[];
}

/** Written in two blanks, single quotes and semicolons; each file gets them in its own style. */
export const helperFunctions: Readonly<Record<HelperName, HelperFunction>> = {
  moderated: {
    modules: [],
    python: `
def moderated(client, messages, ask):
  '''Asks the model only what the moderation lets in, and returns only what it lets out.'''
  def check(text):
    found = client.classifiers.moderate(model='mistral-moderation-2603', inputs=[text])
    if any(any((result.categories or {}).values()) for result in found.results):
      raise ValueError('The moderation refused this text.')

  check(str(messages))
  reply = ask(messages)
  check(str(reply.choices[0].message.content))
  return reply
`,
    typescript: `
/** Asks the model only what the moderation lets in, and returns only what it lets out. */
export async function moderated<Messages extends { role?: 'system' | 'user' | 'assistant' | 'tool' }[], Reply>(
  client: Mistral,
  messages: Messages,
  ask: (messages: Messages) => Promise<Reply>,
): Promise<Reply> {
  const check = async (text: string) => {
    const { results } = await client.classifiers.moderate({ model: 'mistral-moderation-2603', inputs: [text] });
    const refused = results.some(({ categories }) => Object.values(categories ?? {}).includes(true));
    if (refused) throw new Error('The moderation refused this text.');
  };
  await check(JSON.stringify(messages));
  const reply = await ask(messages);
  const { choices } = reply as { choices?: { message?: { content?: unknown } | undefined }[] | undefined };
  await check(String(choices?.[0]?.message?.content ?? ''));
  return reply;
}
`,
    javascript: `
/** Asks the model only what the moderation lets in, and returns only what it lets out. */
export async function moderated(client, messages, ask) {
  const check = async (text) => {
    const { results } = await client.classifiers.moderate({ model: 'mistral-moderation-2603', inputs: [text] });
    const refused = results.some(({ categories }) => Object.values(categories ?? {}).includes(true));
    if (refused) throw new Error('The moderation refused this text.');
  };
  await check(JSON.stringify(messages));
  const reply = await ask(messages);
  await check(String(reply.choices?.[0]?.message?.content ?? ''));
  return reply;
}
`,
  },
  sanitised: {
    modules: ['html', 'unicodedata'],
    python: `
def sanitised(answer):
  '''An answer as text for a page: its markup is shown and not run, and characters nobody sees are left out.'''
  seen = (letter for letter in str(answer) if letter in '\\n\\t' or not unicodedata.category(letter).startswith('C'))
  return html.escape(''.join(seen))
`,
    typescript: `
/** An answer as text for a page: its markup is shown and not run, and characters nobody sees are left out. */
export function sanitised(answer: unknown): string {
  const seen = String(answer ?? '').replace(/[^\\P{C}\\n\\t]/gu, '');
  return seen.replace(/[&<>\\x22\\x27]/g, (letter) => \`&#\${letter.charCodeAt(0)};\`);
}
`,
    javascript: `
/** An answer as text for a page: its markup is shown and not run, and characters nobody sees are left out. */
export function sanitised(answer) {
  const seen = String(answer ?? '').replace(/[^\\P{C}\\n\\t]/gu, '');
  return seen.replace(/[&<>\\x22\\x27]/g, (letter) => \`&#\${letter.charCodeAt(0)};\`);
}
`,
  },
  metadataOf: {
    modules: [],
    python: `
def metadata_of(said):
  '''What a log may hold of messages, of a reply or of its text: names and numbers, never words.'''
  if isinstance(said, str):
    return {'characters': len(said)}
  if isinstance(said, (list, tuple)):
    return {'messages': len(said), 'characters': len(str(said))}
  return {name: getattr(said, name, None) for name in ('id', 'model', 'usage')}
`,
    typescript: `
/** What a log may hold of messages, of a reply or of its text: names and numbers, never words. */
export function metadataOf(said: unknown) {
  if (typeof said === 'string') return { characters: said.length };
  if (Array.isArray(said)) return { messages: said.length, characters: JSON.stringify(said).length };
  const { id, model, usage } = (said ?? {}) as { id?: unknown; model?: unknown; usage?: unknown };
  return { id, model, usage };
}
`,
    javascript: `
/** What a log may hold of messages, of a reply or of its text: names and numbers, never words. */
export function metadataOf(said) {
  if (typeof said === 'string') return { characters: said.length };
  if (Array.isArray(said)) return { messages: said.length, characters: JSON.stringify(said).length };
  const { id, model, usage } = said ?? {};
  return { id, model, usage };
}
`,
  },
};
