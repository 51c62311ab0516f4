import * as vscode from 'vscode';
import type { TextEdit } from '#core/fixes/edit.ts';
import { applyEdits } from '#core/fixes/edit.ts';
import { isKeepable } from '#core/fixes/keepable.ts';
import { readFromEnvironment } from '#core/fixes/readFromEnvironment.ts';
import { variableFor } from '#core/fixes/variable.ts';
import type { Finding } from '#core/scan/finding.ts';
import { Secret } from '#core/vault/secret.ts';
import { changeOf } from '#platform/vscode/changeOf.ts';
import { freeLabel } from '#platform/vscode/freeLabel.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { asPaste } from './pasted.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('mistralGuard', 'environment');
const plain = vscode.DocumentDropOrPasteEditKind.Text.append('mistralGuard', 'plain');
const largest = 256 * 1024;

/** What an offer would put aside, from the moment it is made to the moment the person takes it. */
interface Offer {
  readonly plainText: string;
  readonly key: Secret;
  readonly document: vscode.TextDocument;
}

/** The key never reaches the document: it is stored when the person takes the offer, before anything is pasted. */
export function pasteGuard(services: Services): Disposable {
  const offers = new WeakMap<vscode.DocumentPasteEdit, Offer>();
  return vscode.languages.registerDocumentPasteEditProvider(
    { pattern: '**' },
    {
      async provideDocumentPasteEdits(document, [range, ...others], data) {
        if (range === undefined || others.length > 0 || !isWanted(services, document)) return undefined;
        const text = (await data.get('text/plain')?.asString()) ?? '';
        const guarded = guardedPaste(services, { document, range, text });
        if (guarded === undefined) return undefined;
        offers.set(guarded.edit, guarded.offer);
        return [guarded.edit, new vscode.DocumentPasteEdit(text, vscode.l10n.t('Paste the key as it is'), plain)];
      },
      async resolveDocumentPasteEdit(edit) {
        const offer = offers.get(edit);
        if (offer !== undefined && !(await keep(services, offer))) {
          edit.insertText = offer.plainText;
          edit.additionalEdit = new vscode.WorkspaceEdit();
        }
        return edit;
      },
    },
    { providedPasteEditKinds: [kind, plain], pasteMimeTypes: ['text/plain'] },
  );
}

const isWanted = ({ settings }: Services, document: vscode.TextDocument): boolean =>
  vscode.workspace.isTrusted && settings.get('paste.guard', document.uri) && document.getText().length < largest;

interface Paste {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly text: string;
}

/** What the document would be after a plain paste is scanned: the name that the key is pasted to tells whose it is. */
function guardedPaste({ engine }: Services, { document, range, text }: Paste) {
  if (text.length < 16 || text.length > 10_000) return undefined;
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const after = applyEdits(document.getText(), [{ ...span, text }]);
  const isPasted = ({ rule, span: at }: Finding) =>
    isKeepable(rule) && at.start >= span.start && at.end <= span.start + text.length;
  const [only, ...more] = engine.scanText(after, document.uri).filter(isPasted);
  if (only === undefined || more.length > 0) return undefined;
  const edits = readFromEnvironment(placeOf(after, only, document));
  const paste = edits.ok ? asPaste(edits.value, { ...span, pasted: text }) : undefined;
  if (paste === undefined) return undefined;
  const key = new Secret(after.slice(only.span.start, only.span.end));
  return { edit: editOf(paste, document), offer: { plainText: text, key, document } };
}

/** All of it is an additional edit: what VS Code inserts by itself it cannot combine with changes that touch it. */
function editOf(edits: readonly TextEdit[], document: vscode.TextDocument): vscode.DocumentPasteEdit {
  const edit = new vscode.DocumentPasteEdit(
    '',
    vscode.l10n.t('Paste as environment reference and keep the key in the vault'),
    kind,
  );
  edit.additionalEdit = changeOf(document, edits);
  return edit;
}

const placeOf = (text: string, { span, explanation, rule }: Finding, { languageId, uri }: vscode.TextDocument) => ({
  text,
  start: span.start,
  end: span.end,
  languageId,
  path: uri.path,
  variable: variableFor({ owner: explanation.owner, rule }),
  owner: explanation.owner,
});

/** Not checked with Mistral now: a paste should not have to wait for a network, nor send anything by itself. */
async function keep({ vault, memory, ui, commands }: Services, { key, document }: Offer): Promise<boolean> {
  const label = freeLabel(vault, document.uri);
  const profile = vault.profile(memory.profile()).id;
  const added = await vault.add({ key, label, addedFrom: 'pasted', profile, check: false });
  if (!added.ok && added.error.kind === 'same-key') return true;
  if (!added.ok) {
    void ui.show({
      severity: 'warning',
      text: vscode.l10n.t('The key could not be kept in the vault, so it was pasted as it is.'),
    });
    return false;
  }
  const { id, lastFour } = added.value;
  void ui.show({
    severity: 'info',
    text: vscode.l10n.t(
      'Key {0} (…{1}) is in the vault, and the code reads it from the environment. It has not been checked yet.',
      label,
      lastFour,
    ),
    actions: [
      { label: vscode.l10n.t('Check Key'), run: () => commands.run('checkKey', { keyId: id }) },
      { label: vscode.l10n.t('Rename…'), run: () => commands.run('renameKey', { keyId: id }) },
    ],
  });
  return true;
}
