import * as vscode from 'vscode';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { VaultError } from '#core/vault/errorWords.ts';
import { explainError } from '#core/vault/errorWords.ts';
import type { Rotation } from '#core/vault/rotation.ts';
import { isOpen } from '#core/vault/rotation.ts';
import { explainRotation, stepWords } from '#core/vault/rotationWords.ts';
import { handOut } from '#platform/vscode/handOut.ts';
import type { Services } from '#platform/vscode/services.ts';
import { askForKey } from './askForKey.ts';
import { tell } from './tell.ts';

/** The box may be closed and opened again: the rotation waits. */
export async function pasteNewKey(services: Services, rotation: Rotation): Promise<void> {
  const pasted = await askForKey({
    title: vscode.l10n.t('Rotate Key {0}', rotation.label),
    prompt: vscode.l10n.t('Make a new key in Mistral’s console and paste it here. Escape to do it later.'),
    accept: async (key, signal) => explained(await services.vault.rotations.paste(rotation.id, key, signal)),
  });
  if (pasted === undefined) await sayItWaits(services, rotation);
  else await driveInSight(services, pasted);
}

async function sayItWaits({ ui, commands }: Services, { label, old }: Rotation): Promise<void> {
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t('The rotation of key {0} waits for its new key. Until then the old one stays in use.', label),
    actions: [
      { label: vscode.l10n.t('Continue'), run: () => commands.run('resumeRotation', { keyId: old }) },
      { label: vscode.l10n.t('Call Off'), run: () => commands.run('callOffRotation', { keyId: old }) },
    ],
  });
}

const explained = (pasted: Result<Rotation, VaultError>): Result<Rotation, string> =>
  pasted.ok ? ok(pasted.value) : fail(explainError(pasted.error).text);

/** Takes a rotation as far as it goes now, in sight; what is left is done later by itself. */
export async function driveInSight(services: Services, rotation: Rotation): Promise<void> {
  const { vault, ui } = services;
  const oldEndsIn = vault.list().find(({ record }) => record.id === rotation.old)?.record.lastFour;
  const driven = await ui.progress(
    { title: vscode.l10n.t('Rotating key {0}', rotation.label) },
    async (cancelled, report) => {
      const itsTurn = new AbortController();
      const signal = AbortSignal.any([cancelled, itsTurn.signal]);
      const step = () => {
        const now = rotationNow(services, rotation);
        report(stepWords(now.step.is));
        if (isPersonsTurn(now, rotation)) itsTurn.abort();
      };
      const watching = vault.onDidChange(step);
      step();
      try {
        return await vault.rotations.drive(rotation.id, { handOut: handOut(services), signal, atOnce: true });
      } finally {
        watching.dispose();
      }
    },
  );
  if (driven.ok) await sayWhereItStands(services, driven.value, oldEndsIn);
  else await tell(services, driven);
}

const rotationNow = ({ vault }: Services, rotation: Rotation): Rotation =>
  vault.rotations.list().find(({ id }) => id === rotation.id) ?? rotation;

/** The old key was asked and still answers: nothing happens until the person deletes it in the console. */
const isPersonsTurn = ({ step, means, tries }: Rotation, before: Rotation): boolean =>
  step.is === 'proving' && means.by === 'person' && tries > (before.step.is === 'proving' ? before.tries : 0);

async function sayWhereItStands({ ui, commands }: Services, rotation: Rotation, oldEndsIn?: string): Promise<void> {
  const { label, step, means, old } = rotation;
  if (step.is !== 'proving' || means.by !== 'person')
    return void (await ui.show({
      severity: step.is === 'done' || step.is === 'grace' ? 'info' : 'warning',
      text: explainRotation(rotation, oldEndsIn),
    }));
  await ui.show({
    severity: 'warning',
    text: vscode.l10n.t(
      'The new key {0} is in use, and the old one (…{1}) still answers. Delete it in Mistral’s console; it is asked now and then until it answers 401.',
      label,
      oldEndsIn ?? '',
    ),
    actions: [
      { label: vscode.l10n.t('Open Console'), run: () => commands.run('openConsole') },
      { label: vscode.l10n.t('Ask Again'), run: () => commands.run('resumeRotation', { keyId: old }) },
    ],
  });
}

export async function resumeRotation(services: Services, argument: unknown): Promise<void> {
  const rotation = await pickRotation(services, argument);
  if (rotation === undefined) return;
  if (rotation.step.is === 'pasting') await pasteNewKey(services, rotation);
  else await driveInSight(services, rotation);
}

export async function callOffRotation(services: Services, argument: unknown): Promise<void> {
  const rotation = await pickRotation(services, argument);
  if (rotation === undefined) return;
  const off = await services.vault.rotations.callOff(rotation.id);
  if (await tell(services, off, rotation.old)) await driveInSight(services, rotation);
}

async function pickRotation({ vault }: Services, argument: unknown): Promise<Rotation | undefined> {
  const open = vault.rotations.list().filter(isOpen);
  if (typeof argument === 'object' && argument !== null && 'keyId' in argument)
    return open.find(({ old, successor }) => old === argument.keyId || successor === argument.keyId);
  if (open.length <= 1) return open[0];
  const picked = await vscode.window.showQuickPick(
    open.map((rotation) => ({ label: rotation.label, description: stepWords(rotation.step.is), rotation })),
    { title: vscode.l10n.t('Which rotation?') },
  );
  return picked?.rotation;
}
