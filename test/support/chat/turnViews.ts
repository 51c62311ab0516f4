import type { TurnView } from '#core/chat/parts.ts';
import { typicalReply } from '#test/support/markdown/replies.ts';

/** An answered turn as the page is told of it, with a little of everything in its reply. */
export const aTurnView = (given: Partial<TurnView> & Pick<TurnView, 'id'>): TurnView => ({
  question: [
    { kind: 'text', text: 'Why does login fail for ' },
    { kind: 'restored', text: 'ada.byron@analytical.example', name: '⟨EMAIL_1⟩' },
    { kind: 'text', text: '?' },
  ],
  attached: ['app/service.py'],
  model: 'mistral-small-latest',
  reply: [{ kind: 'text', text: typicalReply }],
  state: { is: 'answered' },
  trail: [
    { stage: 'redact', state: 'noted', text: '1 redacted', details: ['1 email'] },
    { stage: 'injection', state: 'passed', text: 'injection 0.02', details: [] },
    { stage: 'moderation', state: 'passed', text: 'moderation ok', details: ['nothing above 0.01, 61 ms'] },
    { stage: 'output', state: 'passed', text: 'output ok', details: [] },
    {
      stage: 'cost',
      state: 'passed',
      text: '412 tokens · $0.0003 · 1.2 s',
      details: ['163 tokens asked, 249 answered'],
    },
  ],
  ...given,
});
