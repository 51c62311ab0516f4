import { say } from '#core/say.ts';
import type { AuditCheck } from './judge.ts';
import { fail, found, hasCalls, noCallLacks, noFindings, notApplicable, pass, unread } from './judge.ts';

const noCall = () => say('No call to a model was found.');

export const codeChecks: readonly AuditCheck[] = [
  {
    id: 'audit/moderation',
    group: () => say('Code'),
    title: () => say('Moderation is on'),
    fix: () => say('Add guardrails that block'),
    judge: (facts) =>
      found(facts, /^call\/weak-guardrail$/) ??
      noCallLacks('call/no-moderation', () => say('Every call is moderated.'))(facts),
  },
  {
    id: 'audit/prompt-separation',
    group: () => say('Code'),
    title: () => say('Users do not write the system prompt'),
    fix: () => say('Put what users write into user messages'),
    judge: noFindings(
      /^call\/(?:user-input-in-system-prompt|client-controlled-messages|untrusted-context-in-system-prompt|secret-in-prompt)$/,
      () => say('No system prompt was seen to take in what users write.'),
      hasCalls,
      noCall,
    ),
  },
  {
    id: 'audit/output-handled',
    group: () => say('Code'),
    title: () => say('Answers are handled as foreign text'),
    fix: () => say('Clean or check answers before they are used'),
    judge: noFindings(
      /^call\/output-to-/,
      () => say('No answer becomes code, markup, a query or a path.'),
      hasCalls,
      noCall,
    ),
  },
  {
    id: 'audit/tools-checked',
    group: () => say('Code'),
    title: () => say('Tools are checked and loops end'),
    fix: () => say('Refuse names that were not offered, and count the rounds'),
    judge: noFindings(
      /^call\/(?:tool-dispatch-unchecked|unbounded-loop)$/,
      () => say('No unchecked tool and no endless loop.'),
      hasCalls,
      noCall,
    ),
  },
  {
    id: 'audit/metadata-only-logging',
    group: () => say('Code'),
    title: () => say('Logs hold metadata only'),
    fix: () => say('Log model, tokens, time and status'),
    judge: noFindings(
      /^call\/(?:full-message-logging|key-logged)$|^(?:call|config)\/debug-logger-on$/,
      () => say('No log holds messages or keys.'),
      hasCalls,
      noCall,
    ),
  },
];

export const runtimeChecks: readonly AuditCheck[] = [
  {
    id: 'audit/token-limits',
    group: () => say('Runtime'),
    title: () => say('Every call limits its tokens'),
    fix: () => say('Add a limit'),
    judge: noCallLacks('call/missing-max-tokens', () => say('Every call has a limit.')),
  },
  {
    id: 'audit/rate-limits',
    group: () => say('Runtime'),
    title: () => say('The server limits its callers'),
    fix: () => say('Add a rate limiter in front of the route'),
    judge: (facts) => {
      const { surveys } = facts;
      const servers = surveys.filter(({ isServer, calls }) => isServer && calls.length > 0);
      if (servers.length === 0) return unread(facts) ?? notApplicable(say('No server that calls a model was found.'));
      const open = servers.filter(({ limitsRate }) => !limitsRate);
      const places = open.map(({ path, calls }) => ({ path, line: calls[0]?.line ?? 1 }));
      return open.length === 0
        ? (unread(facts) ?? pass(say('Every server that asks a model limits its callers.')))
        : fail(say('No rate limiter in sight.'), places);
    },
  },
  {
    id: 'audit/timeouts',
    group: () => say('Runtime'),
    title: () => say('Requests end'),
    fix: () => say('Add timeouts'),
    judge: (facts) =>
      found(facts, /^call\/no-timeout$/) ??
      noCallLacks('call/sdk-default-timeout', () => say('Every request has an end.'))(facts),
  },
];
