import * as vscode from 'vscode';
import { canComment } from '#core/fixes/comments.ts';
import { isKeepable } from '#core/fixes/keepable.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { CommandName } from '#platform/vscode/manifest/commands.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { homeOf } from '#platform/vscode/scan/documents.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import type { Services } from '#platform/vscode/services.ts';
import { diagnosticsOf } from './diagnosticsOf.ts';
import { managerRewriteOf, rewriteOf } from './rewrite.ts';

/** One thing that can be done: which command, under which words, and when. The first that fits is the preferred one. */
interface Offer {
  readonly command: CommandName;
  readonly title: (place: Place) => string;
  readonly fits: (place: Place) => boolean;
  readonly preferred?: true;
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly finding: Finding;
  readonly trusted: boolean;
}

const isOutput = ({ finding }: Place): boolean => finding.cell?.part === 'output';
const isKey = ({ finding }: Place): boolean => isKeepable(finding.rule);
const isOwn = ({ finding }: Place): boolean => finding.explanation.tier === 'own key';

const offers: readonly Offer[] = [
  {
    command: 'moveToVault',
    title: moveTitle,
    fits: (place) => isKey(place) && !isOutput(place) && place.trusted,
    preferred: true,
  },
  {
    command: 'moveToManager',
    title: () => vscode.l10n.t('Move key to a secret manager and read it from there…'),
    fits: (place) => isKey(place) && place.trusted && canAskManager(place),
  },
  {
    command: 'clearOutput',
    title: () => vscode.l10n.t('Clear this output'),
    fits: (place) => isKey(place) && isOutput(place),
    preferred: true,
  },
  {
    command: 'untrackDotenv',
    title: () => vscode.l10n.t('Take this .env file out of git…'),
    fits: ({ finding, trusted }) => finding.rule === dotenvRule.id && trusted,
  },
  {
    command: 'rotateLeakedKey',
    title: () => vscode.l10n.t('Rotate this key…'),
    fits: (place) => isKey(place) && isOwn(place) && place.trusted,
  },
  {
    command: 'checkLeakedKey',
    title: () => vscode.l10n.t('Check whether it is live…'),
    fits: (place) => isKey(place) && !isOwn(place) && place.trusted,
  },
  {
    command: 'ignoreFinding',
    title: ({ finding }) => vscode.l10n.t('Ignore with reason… ({0})', finding.rule),
    fits: (place) => !isOutput(place) && canComment(place.document.languageId),
  },
];

/** Whether some manager's client could be called there; which one is asked later. */
const canAskManager = ({ document, range, finding }: Place): boolean =>
  managerRewriteOf(document, range, finding, anyManager).ok;

const anyManager = { kind: 'google-secret-manager', project: 'any', secret: 'any', version: 'latest' } as const;

function moveTitle({ document, range, finding }: Place): string {
  const { edits } = rewriteOf(document, range, finding);
  if (edits.ok) return vscode.l10n.t('Move key to vault and read it from the environment');
  return edits.error === 'browser'
    ? vscode.l10n.t('Keep key in vault (this code runs in browsers: move the call to a server)')
    : vscode.l10n.t('Keep key in vault');
}

/** Commands only: an edit that came with the action would take the key out before it is safe. */
export function codeActions({ findings }: Services): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, range) {
      const uri = homeOf(document).uri.toString();
      return findings
        .in(uri)
        .map((finding) => ({ finding, at: locationOf(uri, finding) }))
        .filter(({ at }) => at.uri.toString() === document.uri.toString() && at.range.intersection(range) !== undefined)
        .flatMap(({ finding, at }) =>
          actionsFor({ document, range: at.range, finding, trusted: vscode.workspace.isTrusted }, uri),
        )
        .toSorted((one, other) => placeInMenu(one) - placeInMenu(other));
    },
  };
}

/** Several findings at one place share a menu: what repairs comes before what silences, whichever it is about. */
const placeInMenu = ({ command }: vscode.CodeAction): number =>
  offers.findIndex((offer) => commandId(offer.command) === command?.command);

function actionsFor(place: Place, uri: string): vscode.CodeAction[] {
  const diagnostics = diagnosticsOf(place.document, place.finding, place.range);
  return offers
    .filter(({ fits }) => fits(place))
    .map(({ command, title, preferred }) => {
      const action = new vscode.CodeAction(title(place), vscode.CodeActionKind.QuickFix);
      action.diagnostics = diagnostics;
      action.isPreferred = preferred ?? false;
      action.command = {
        command: commandId(command),
        title: title(place),
        arguments: [{ uri, finding: place.finding }],
      };
      return action;
    });
}
