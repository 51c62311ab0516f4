import * as vscode from 'vscode';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { VaultError } from '#core/vault/errorWords.ts';
import { explainError, stepWords } from '#core/vault/errorWords.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import type { Rotation } from '#core/vault/rotation.ts';
import { isOpen } from '#core/vault/rotation.ts';
import type { KeyView } from '#core/vault/state.ts';
import { isUsable } from '#core/vault/state.ts';
import { handOut } from '#platform/vscode/handOut.ts';
import { pickKey } from '#platform/vscode/pickKey.ts';
import type { Services } from '#platform/vscode/services.ts';
import { askForKey } from './askForKey.ts';
import { tell } from './editKey.ts';

/** With an Admin key Mistral Guard makes and deletes the keys; without one it leads through the console. */
export async function rotateKey(services: Services, argument: unknown): Promise<void> {
  const view = await pickKey(services.vault, argument, {
    title: 'Rotate which key?',
    fits: ({ record }) => record.kind !== 'admin' && record.retiring === undefined,
  });
  if (view === undefined) return;
  const source = remoteSourceOf(view.record);
  if (source) return void (await tell(services, fail({ kind: 'lives-elsewhere', source })));
  const admin = adminKey(services);
  const how = admin === undefined ? 'by hand' : await askHow(view);
  if (how === 'managed' && admin !== undefined) await rotateManaged(services, view, admin);
  if (how === 'by hand') await rotateByHand(services, view);
}

const adminKey = ({ vault }: Services): KeyView | undefined =>
  vault.list().find(({ record, state }) => record.kind === 'admin' && isUsable(state));

async function askHow({ record }: KeyView): Promise<'managed' | 'by hand' | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: '$(law) With your Admin key',
        detail: 'A new key is made, checked and put to use; the old one is deleted and proven dead',
        how: 'managed' as const,
      },
      {
        label: '$(link-external) In Mistral’s console',
        detail: 'You make the new key and paste it here',
        how: 'by hand' as const,
      },
    ],
    { title: `Rotate Key ${record.label}` },
  );
  return picked?.how;
}

const graces = [
  { label: 'Ten minutes', detail: 'Programs that run now have time to take up the new key', graceMs: 600_000 },
  { label: 'One day', graceMs: 86_400_000 },
  { label: 'At once', detail: 'Whatever still uses the old key fails', graceMs: 0 },
];

const lives = [
  { label: '90 days', days: 90 },
  { label: '30 days', days: 30 },
  { label: '180 days', days: 180 },
  { label: 'No expiry', detail: 'Your organisation may still set one', days: undefined },
];

async function rotateManaged(services: Services, { record }: KeyView, admin: KeyView): Promise<void> {
  const title = `Rotate Key ${record.label}`;
  const life = await vscode.window.showQuickPick(lives, { title, placeHolder: 'How long shall the new key live?' });
  if (life === undefined) return;
  const grace = await vscode.window.showQuickPick(graces, {
    title,
    placeHolder: 'How long shall the old key go on answering?',
  });
  if (grace === undefined) return;
  const expiresAt = life.days === undefined ? undefined : services.clock.now() + life.days * 86_400_000;
  const started = await services.vault.rotations.startManaged(record.id, {
    admin: admin.record.id,
    graceMs: grace.graceMs,
    ...(expiresAt !== undefined && { expiresAt }),
  });
  if (started.ok) await drive(services, started.value);
  else await offerConsole(services, started.error, record.id);
}

async function offerConsole(services: Services, error: VaultError, keyId: string): Promise<void> {
  await services.ui.show({
    severity: 'warning',
    text: explainError(error).text,
    actions: [{ label: 'Rotate in the Console', run: () => startByHand(services, keyId) }],
  });
}

async function rotateByHand(services: Services, { record }: KeyView): Promise<void> {
  await startByHand(services, record.id);
}

async function startByHand(services: Services, keyId: string): Promise<void> {
  const started = await services.vault.rotations.startGuided(keyId);
  if (!started.ok) return void (await tell(services, started, keyId));
  await services.commands.run('openConsole');
  await paste(services, started.value);
}

/** The box may be closed and opened again: the rotation waits. */
async function paste(services: Services, rotation: Rotation): Promise<void> {
  const pasted = await askForKey({
    title: `Rotate Key ${rotation.label}`,
    prompt: 'Make a new key in the console that just opened, and paste it here. Escape to do it later.',
    accept: async (key, signal) => explained(await services.vault.rotations.paste(rotation.id, key, signal)),
  });
  if (pasted !== undefined) await drive(services, pasted);
}

const explained = (pasted: Result<Rotation, VaultError>): Result<Rotation, string> =>
  pasted.ok ? ok(pasted.value) : fail(explainError(pasted.error).text);

/** Takes a rotation as far as it goes now, in sight; what is left is done later by itself. */
async function drive(services: Services, rotation: Rotation): Promise<void> {
  const { vault, ui } = services;
  const driven = await ui.progress({ title: `Rotating key ${rotation.label}` }, async (cancelled, report) => {
    const itsTurn = new AbortController();
    const signal = AbortSignal.any([cancelled, itsTurn.signal]);
    const step = () => {
      const now = rotationNow(services, rotation);
      report(stepWords[now.step.is]);
      if (isPersonsTurn(now, rotation)) itsTurn.abort();
    };
    const watching = vault.onDidChange(step);
    step();
    try {
      return await vault.rotations.drive(rotation.id, { handOut: handOut(services), signal, atOnce: true });
    } finally {
      watching.dispose();
    }
  });
  if (driven.ok) await sayWhereItStands(services, driven.value);
  else await tell(services, driven);
}

const rotationNow = ({ vault }: Services, rotation: Rotation): Rotation =>
  vault.rotations.list().find(({ id }) => id === rotation.id) ?? rotation;

/** The old key was asked and still answers: nothing happens until the person deletes it in the console. */
const isPersonsTurn = ({ step, means, tries }: Rotation, before: Rotation): boolean =>
  step.is === 'proving' && means.by === 'person' && tries > (before.step.is === 'proving' ? before.tries : 0);

async function sayWhereItStands({ ui, commands }: Services, { label, step, means, old }: Rotation): Promise<void> {
  if (step.is !== 'proving' || means.by !== 'person')
    return void (await ui.show({
      severity: step.is === 'done' || step.is === 'grace' ? 'info' : 'warning',
      text: `Rotation of key ${label}: ${stepWords[step.is]}.`,
    }));
  await ui.show({
    severity: 'warning',
    text: `The new key ${label} is in use, and the old one still answers. Delete it in Mistral’s console; it is asked now and then until it answers 401.`,
    actions: [
      { label: 'Open Console', run: () => commands.run('openConsole') },
      { label: 'Ask Again', run: () => commands.run('resumeRotation', { keyId: old }) },
    ],
  });
}

export async function resumeRotation(services: Services, argument: unknown): Promise<void> {
  const rotation = await pickRotation(services, argument);
  if (rotation === undefined) return;
  if (rotation.step.is === 'pasting') await paste(services, rotation);
  else await drive(services, rotation);
}

export async function callOffRotation(services: Services, argument: unknown): Promise<void> {
  const rotation = await pickRotation(services, argument);
  if (rotation === undefined) return;
  const off = await services.vault.rotations.callOff(rotation.id);
  if (await tell(services, off, rotation.old)) await drive(services, rotation);
}

async function pickRotation({ vault }: Services, argument: unknown): Promise<Rotation | undefined> {
  const open = vault.rotations.list().filter(isOpen);
  if (typeof argument === 'object' && argument !== null && 'keyId' in argument)
    return open.find(({ old, successor }) => old === argument.keyId || successor === argument.keyId);
  if (open.length <= 1) return open[0];
  const picked = await vscode.window.showQuickPick(
    open.map((rotation) => ({ label: rotation.label, description: stepWords[rotation.step.is], rotation })),
    { title: 'Which rotation?' },
  );
  return picked?.rotation;
}
