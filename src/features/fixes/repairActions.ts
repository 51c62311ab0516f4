import * as vscode from 'vscode';
import { groupBy } from '#core/groupBy.ts';
import { maySpeakToMistral } from '#core/rules/gate.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { Repairable } from '#core/scan/repair.ts';
import type { Repaired, Wanted } from '#core/scan/repairAll.ts';
import { together } from '#core/scan/repairAll.ts';
import type { Home } from '#platform/vscode/scan/documents.ts';
import { homeOf } from '#platform/vscode/scan/documents.ts';
import { isExcluded } from '#platform/vscode/scan/excluded.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import { addRepairs, inOneVersion } from '#platform/vscode/scan/repairChange.ts';
import type { Services } from '#platform/vscode/services.ts';
import { diagnosticsOf } from './diagnosticsOf.ts';

/** Runs on save for whoever lists it in `editor.codeActionsOnSave`. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('mistralGuard');
/** A call that nobody complains about can be hardened all the same. */
export const hardenKind = vscode.CodeActionKind.RefactorRewrite.append('mistralGuard');

type Make = () => Promise<Repaired | undefined>;

/** The rules' own fixes in the light bulb. Edits are made when one is chosen, from the text as it is then. */
export function repairActions(services: Services): vscode.CodeActionProvider {
  const { engine } = services;
  const pending = new WeakMap<vscode.CodeAction, { readonly home: Home; readonly make: Make }>();

  function action(title: string, kind: vscode.CodeActionKind, home: Home, make: Make): vscode.CodeAction {
    const made = new vscode.CodeAction(title, kind);
    pending.set(made, { home, make });
    return made;
  }

  const all = (title: string, kind: vscode.CodeActionKind, home: Home, wanted: Wanted) =>
    action(title, kind, home, () => engine.repairAll(home, wanted));

  const one = (title: string, kind: vscode.CodeActionKind, home: Home, { finding }: Repairable) =>
    action(title, kind, home, async () => {
      const now = nearest(await engine.repairs(home), finding);
      const fix = now?.fixes.find((each) => each.title === title);
      return now && fix && together([{ finding: now.finding, fix }]);
    });

  function actionsFor(place: Place, repairable: Repairable, alike: number): readonly vscode.CodeAction[] {
    const { finding, fixes } = repairable;
    const isShown = services.findings.in(place.home.uri.toString()).some((each) => isSame(each, finding));
    const kind = isShown ? vscode.CodeActionKind.QuickFix : hardenKind;
    const actions = fixes.map(({ title }) => one(title, kind, place.home, repairable));
    const [first] = actions;
    if (first !== undefined && isShown) first.isPreferred = true;
    if (isShown && alike > 1)
      actions.push(
        all(vscode.l10n.t('Fix all {0} of {1} in this file', alike, finding.rule), kind, place.home, {
          kind: 'rules',
          ids: [finding.rule],
        }),
      );
    const diagnostics = isShown ? diagnosticsOf(place.document, finding, place.at(finding)) : [];
    for (const each of actions) each.diagnostics = diagnostics;
    return actions;
  }

  return {
    async provideCodeActions(document, range, { only }) {
      const home = homeOf(document);
      if (!maySpeakToMistral(document.getText()) || isExcluded(services, home.uri)) return [];
      if (only?.contains(fixAllKind))
        return [all(vscode.l10n.t('Fix all safe problems'), fixAllKind, home, { kind: 'safe' })];
      const repairables = await engine.repairs(home);
      const place = placeIn(document, home);
      const byRule = groupBy(repairables, ({ finding }) => finding.rule);
      return repairables
        .filter(({ finding }) => place.holds(finding, range))
        .flatMap((each) => actionsFor(place, each, byRule.get(each.finding.rule)?.length ?? 1))
        .filter(({ kind }) => only === undefined || (kind !== undefined && only.contains(kind)));
    },

    async resolveCodeAction(chosen) {
      const found = pending.get(chosen);
      const repaired = found && (await inOneVersion(found.home, found.make));
      if (found === undefined || repaired === undefined) return chosen;
      chosen.edit = new vscode.WorkspaceEdit();
      addRepairs(chosen.edit, found.home, repaired);
      return chosen;
    },
  };
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly home: Home;
  at(finding: Finding): vscode.Range;
  holds(finding: Finding, range: vscode.Range): boolean;
}

function placeIn(document: vscode.TextDocument, home: Home): Place {
  const uri = home.uri.toString();
  return {
    document,
    home,
    at: (finding) => locationOf(uri, finding).range,
    holds: (finding, range) => {
      const at = locationOf(uri, finding);
      return at.uri.toString() === document.uri.toString() && at.range.intersection(range) !== undefined;
    },
  };
}

const isSame = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule && one.fingerprint === other.fingerprint && one.cell?.index === other.cell?.index;

/** The same code may stand there twice. */
const nearest = (repairables: readonly Repairable[], to: Finding): Repairable | undefined =>
  repairables
    .filter(({ finding }) => isSame(finding, to))
    .toSorted((one, other) => distance(one.finding, to) - distance(other.finding, to))[0];

const distance = (one: Finding, other: Finding): number => Math.abs(one.span.start - other.span.start);
