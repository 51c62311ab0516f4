import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english, speak } from '#core/say.ts';
import type { VaultError } from '#core/vault/errorWords.ts';
import { explainError, explainReminder } from '#core/vault/errorWords.ts';
import { kindAndOwner, kindWords } from '#core/vault/kindWords.ts';
import { originWords } from '#core/vault/originWords.ts';
import { defaultProfile } from '#core/vault/profile.ts';
import { keyKinds, recovered } from '#core/vault/record.ts';
import { ago, longSpan, shortSpan } from '#core/vault/relativeTime.ts';
import type { Step } from '#core/vault/rotation.ts';
import { stepWords } from '#core/vault/rotationWords.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import { explainSource, managerName, whereItLives } from '#core/vault/sourceWords.ts';
import type { KeyState } from '#core/vault/state.ts';
import { stateWord } from '#core/vault/words.ts';
import { madeUp, placeholders } from '#test/support/l10n.ts';

const source: RemoteSource = { kind: 'command', argv: ['pass'] };
const because = { kind: 'timeout' } as const;

/** One of each way to fail; what fails in several ways has several. */
const failures = {
  'too-short': [{ kind: 'too-short' }],
  'label-taken': [{ kind: 'label-taken', label: 'main' }],
  'same-key': [{ kind: 'same-key', id: 'a', label: 'main' }],
  'not-verified': [
    ...(['refused', 'forbidden', 'cancelled'] as const).map((is) => ({ is })),
    ...(['offline', 'limited', 'server'] as const).map((by) => ({ is: 'hindered' as const, by })),
  ].map((examination) => ({ kind: 'not-verified', examination })),
  'not-stored': (['locked', 'read back differently'] as const).map((why) => ({ kind: 'not-stored', why })),
  locked: [{ kind: 'locked' }, { kind: 'locked', because, source }],
  lost: [{ kind: 'lost' }, { kind: 'lost', because: { kind: 'empty' }, source }],
  'not-written': [{ kind: 'not-written' }],
  'no-such-key': [{ kind: 'no-such-key' }],
  'not-for-requests': [{ kind: 'not-for-requests' }],
  rotating: [{ kind: 'rotating', rotation: 'r' }],
  'no-key': [{ kind: 'no-key' }],
  'model-not-allowed': [{ kind: 'model-not-allowed', model: 'mistral-large', profile: defaultProfile }],
  'none-usable': [{ kind: 'none-usable', views: [] }],
  'already-rotating': [{ kind: 'already-rotating', id: 'r' }],
  unreadable: (['key', 'admin key'] as const).flatMap((which) =>
    (['lost', 'locked'] as const).map((why) => ({ kind: 'unreadable' as const, which, why })),
  ),
  'lives-elsewhere': [{ kind: 'lives-elsewhere', source }],
  'admin-refused': [{ kind: 'admin-refused', error: { kind: 'auth' } } as unknown as VaultError],
  'not-managed': [{ kind: 'not-managed' }],
  'not-waiting': [{ kind: 'not-waiting' }],
  'wrong-kind': [{ kind: 'wrong-kind', wanted: 'studio', got: 'admin' }],
  'no-such-rotation': [{ kind: 'no-such-rotation' }],
  busy: [{ kind: 'busy' }],
  'too-late': [{ kind: 'too-late' }],
} satisfies Record<VaultError['kind'], readonly VaultError[]>;

const states = {
  ok: 1,
  unchecked: 1,
  retiring: 1,
  offline: 1,
  limited: 1,
  expiring: 1,
  forbidden: 1,
  locked: 1,
  lost: 1,
  expired: 1,
  invalid: 1,
} satisfies Record<KeyState['is'], 1>;

const steps = {
  creating: 1,
  pasting: 1,
  verifying: 1,
  writing: 1,
  switching: 1,
  grace: 1,
  deleting: 1,
  proving: 1,
  removing: 1,
  done: 1,
  abandoning: 1,
  abandoned: 1,
  'handed-out': 1,
} satisfies Record<Step['is'], 1>;

const sources = (
  [
    'hashicorp-vault',
    'google-secret-manager',
    'aws-secrets-manager',
    'azure-key-vault',
    '1password',
    'command',
  ] as const
).map((kind) => ({ kind, argv: ['pass'], vault: 'v', secret: 's' }) as unknown as RemoteSource);

const sourceErrors = [
  ...(['not-signed-in', 'denied', 'not-found', 'empty', 'timeout', 'cancelled', 'changed-meanwhile'] as const).map(
    (kind) => ({ kind }),
  ),
  { kind: 'missing-tool', tool: 'op' } as const,
  ...(['network', 'busy', 'sealed'] as const).map((why) => ({ kind: 'unreachable', why }) as const),
  ...(['pinned version', 'command', 'vault by address', '1password login item', 'no private way in'] as const).map(
    (why) => ({ kind: 'not-writable', why }) as const,
  ),
  ...(['answer', 'trouble here', 'redirect', 'too much output', 'several matches', { exitCode: 2 }] as const).map(
    (what) => ({ kind: 'unexpected', what }) as const,
  ),
];

const hour = 3_600_000;

const everything = (): readonly string[] => [
  ...Object.values(failures)
    .flat()
    .map((error: VaultError) => explainError(error).text),
  ...Object.keys(states).map((is) => stateWord(is as KeyState['is'])),
  ...keyKinds.flatMap((kind) => [kindWords(kind), kindAndOwner({ kind, owner: { userId: 'u', workspace: 'w' } })]),
  ...['typed', 'pasted', 'rotation', 'secret manager', recovered, 'moved from a.py', 'imported from .env'].map(
    originWords,
  ),
  ...Object.keys(steps).map((is) => stepWords(is as Step['is'])),
  ...sources.flatMap((each) =>
    sourceErrors.flatMap((error) => {
      const { happened, next } = explainSource(error, each);
      return next === undefined ? [happened] : [happened, next];
    }),
  ),
  ...sources.map(whereItLives),
  ...[0, 2 * 60_000, hour, 2 * hour, 24 * hour, 72 * hour].flatMap((span) => [
    shortSpan(span),
    longSpan(span),
    ago(0, span),
  ]),
  explainReminder({ is: 'expiry', id: 'a', label: 'main', inDays: 1 }).text,
  explainReminder({ is: 'age', id: 'a', label: 'main', ageDays: 90 }).text,
];

suite('Whatever the vault says', () => {
  teardown(() => speak(english));

  test('of a failure is whole calm sentences, each with its own words', () => {
    const texts = Object.values(failures)
      .flat()
      .map((error: VaultError) => explainError(error).text);
    for (const text of texts) assert.match(text, /^[A-Z][^!]+\.$/);
    assert.equal(new Set(texts).size, texts.length);
  });

  test('is in the language that was chosen, every word of it', () => {
    speak(madeUp((text) => `⟦${placeholders(text).join(' ')}⟧`));
    for (const text of everything()) assert.match(text, /^(?:⟦.*⟧ ?)+$/);
    for (const kind of ['command'] as const) assert.equal(managerName(kind), '⟦⟧');
  });

  test('has its French', () => {
    const french: Record<string, string> = JSON.parse(
      readFileSync('src/platform/vscode/l10n/bundle.l10n.fr.json', 'utf8'),
    );
    const said = new Set<string>();
    speak(
      madeUp((text) => {
        said.add(text);
        return text;
      }),
    );
    everything();
    assert.deepEqual(
      [...said].filter((text) => french[text] === undefined),
      [],
    );
  });
});
