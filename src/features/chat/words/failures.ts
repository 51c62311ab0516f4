import * as vscode from 'vscode';
import type { Notice } from '#core/chat/parts.ts';
import type { MistralError } from '#core/mistral/error.ts';
import { offers } from './offers.ts';

const { t } = vscode.l10n;

type Face = Pick<Notice, 'icon' | 'title' | 'reasons' | 'offers'> & { tone?: Notice['tone']; until?: number };

interface About {
  readonly key: string;
  readonly model: string;
  readonly now: number;
}

type Faces = { [Kind in MistralError['kind']]: (error: Extract<MistralError, { kind: Kind }>, about: About) => Face };

/** What a failed request looks like: what happened, what it means, what to do. */
export function failureNotice(error: MistralError, about: About): Notice {
  const face = faces[error.kind] as (error: MistralError, about: About) => Face;
  return { tone: 'error', ...face(error, about) };
}

const faces: Faces = {
  unauthorized: (_, { key }) => ({
    icon: 'key',
    title: t('Key {0} answers 401. Requests with it fail.', key),
    reasons: [t('It was revoked, has expired, or belongs to another server.')],
    offers: offers('rotateKey', 'checkKey', 'setDefaultKey'),
  }),
  forbidden: (_, { key }) => ({
    icon: 'key',
    title: t('Key {0} may not do this.', key),
    reasons: [t('Mistral answers 403: the key is alive, but its workspace does not allow this request.')],
    offers: offers('setDefaultKey', 'openConsole'),
  }),
  guardrail: ({ categories }) => ({
    icon: 'shield',
    title: t('Not answered. Mistral’s own guardrail refused it.'),
    reasons: categories.map((name) => name.replaceAll('_', ' ')),
    offers: offers('edit'),
  }),
  'not-found': (_, { model }) => unknownModel(model),
  'unknown-model': (_, { model }) => unknownModel(model),
  'invalid-request': ({ message }) => ({
    icon: 'error',
    title: t('Mistral did not understand the request.'),
    reasons: [message],
    offers: offers('retry', 'pickModel'),
  }),
  limited: ({ retryAfter }, { now }) => ({
    tone: 'warning',
    icon: 'watch',
    title: t('Too many requests for now.'),
    reasons: [t('Mistral asks for a pause. Your message is kept.')],
    offers: offers('retry', 'setDefaultKey'),
    ...(retryAfter !== undefined && { until: now + retryAfter }),
  }),
  server: ({ status }) => ({
    icon: 'server',
    title: t('Mistral has a problem of its own ({0}).', String(status)),
    reasons: [t('It was tried again, without success.')],
    offers: offers('retry'),
  }),
  'server-refused': ({ reason }) => ({
    icon: 'shield',
    title: t('No key was sent: the server in your settings is refused.'),
    reasons: [reason],
    offers: offers('openSettings'),
  }),
  redirected: () => ({
    icon: 'shield',
    title: t('The server sent us elsewhere, and we did not go.'),
    reasons: [
      t('A key is never carried along to another address. Check the server in your settings, and your network.'),
    ],
    offers: offers('openSettings', 'doctor'),
  }),
  offline: () => ({
    tone: 'warning',
    icon: 'debug-disconnect',
    title: t('Mistral cannot be reached.'),
    reasons: [t('Check the network, a proxy or a firewall. Your message is kept.')],
    offers: offers('retry', 'doctor'),
  }),
  timeout: () => ({
    tone: 'warning',
    icon: 'watch',
    title: t('Mistral took too long.'),
    reasons: [t('Nothing came for a while, so the request was given up.')],
    offers: offers('retry'),
  }),
  cancelled: () => ({
    tone: 'plain',
    icon: 'circle-slash',
    title: t('Stopped.'),
    reasons: [],
    offers: offers('retry'),
  }),
  'unexpected-reply': ({ detail }) => ({
    icon: 'error',
    title: t('The reply was not what Mistral promises.'),
    reasons: [detail],
    offers: offers('retry'),
  }),
};

const unknownModel = (model: string): Face => ({
  icon: 'server',
  title: t('This server does not know the model {0}.', model),
  reasons: [t('It was retired, is misspelt, or your key may not use it.')],
  offers: offers('pickModel'),
});
