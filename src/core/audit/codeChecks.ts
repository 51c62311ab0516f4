import type { AuditCheck } from './judge.ts';
import { fail, hasCalls, noCallLacks, noFindings, notApplicable, pass, unread } from './judge.ts';

const noCall = 'No call to a model was found.';

export const codeChecks: readonly AuditCheck[] = [
  {
    id: 'audit/moderation',
    group: 'Code',
    title: 'Moderation is on',
    fix: 'Add guardrails that block',
    judge: (facts) => {
      const weak = noFindings(/^call\/weak-guardrail$/, '', () => false, '')(facts);
      return weak.verdict === 'fail' ? weak : noCallLacks('call/no-moderation', 'Every call is moderated.')(facts);
    },
  },
  {
    id: 'audit/prompt-separation',
    group: 'Code',
    title: 'Users do not write the system prompt',
    fix: 'Put what users write into user messages',
    judge: noFindings(
      /^call\/(?:user-input-in-system-prompt|client-controlled-messages|untrusted-context-in-system-prompt|secret-in-prompt)$/,
      'No system prompt was seen to take in what users write.',
      hasCalls,
      noCall,
    ),
  },
  {
    id: 'audit/output-handled',
    group: 'Code',
    title: 'Answers are handled as foreign text',
    fix: 'Clean or check answers before they are used',
    judge: noFindings(/^call\/output-to-/, 'No answer becomes code, markup, a query or a path.', hasCalls, noCall),
  },
  {
    id: 'audit/tools-checked',
    group: 'Code',
    title: 'Tools are checked and loops end',
    fix: 'Refuse names that were not offered, and count the rounds',
    judge: noFindings(
      /^call\/(?:tool-dispatch-unchecked|unbounded-loop)$/,
      'No unchecked tool and no endless loop.',
      hasCalls,
      noCall,
    ),
  },
  {
    id: 'audit/metadata-only-logging',
    group: 'Code',
    title: 'Logs hold metadata only',
    fix: 'Log model, tokens, time and status',
    judge: noFindings(
      /^call\/(?:full-message-logging|key-logged)$|^(?:call|config)\/debug-logger-on$/,
      'No log holds messages or keys.',
      hasCalls,
      noCall,
    ),
  },
];

export const runtimeChecks: readonly AuditCheck[] = [
  {
    id: 'audit/token-limits',
    group: 'Runtime',
    title: 'Every call limits its tokens',
    fix: 'Add a limit',
    judge: noCallLacks('call/missing-max-tokens', 'Every call has a limit.'),
  },
  {
    id: 'audit/rate-limits',
    group: 'Runtime',
    title: 'The server limits its callers',
    fix: 'Add a rate limiter in front of the route',
    judge: (facts) => {
      const { surveys } = facts;
      const servers = surveys.filter(({ isServer, calls }) => isServer && calls.length > 0);
      if (servers.length === 0) return unread(facts) ?? notApplicable('No server that calls a model was found.');
      const open = servers.filter(({ limitsRate }) => !limitsRate);
      const places = open.map(({ path, calls }) => ({ path, line: calls[0]?.line ?? 1 }));
      return open.length === 0
        ? (unread(facts) ?? pass('Every server that asks a model limits its callers.'))
        : fail('No rate limiter in sight.', places);
    },
  },
  {
    id: 'audit/timeouts',
    group: 'Runtime',
    title: 'Requests end',
    fix: 'Add timeouts',
    judge: (facts) => {
      const raw = noFindings(/^call\/no-timeout$/, '', () => false, '')(facts);
      return raw.verdict === 'fail' ? raw : noCallLacks('call/sdk-default-timeout', 'Every request has an end.')(facts);
    },
  },
];
