import * as vscode from 'vscode';
import type { Wanted } from '#core/scan/repairAll.ts';
import { proposals, together } from '#core/scan/repairAll.ts';
import type { Home } from '#platform/vscode/scan/documents.ts';
import { documentAt, openByUri } from '#platform/vscode/scan/documents.ts';
import { inOneVersion } from '#platform/vscode/scan/repairChange.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { FileRepairs } from './fileRepairs.ts';

/** What can be done in these files; undefined when it was called off. */
export async function collectRepairs(
  services: Services,
  uris: readonly string[],
  wanted: Wanted,
): Promise<readonly FileRepairs[] | undefined> {
  return services.ui.progress({ title: vscode.l10n.t('Collecting fixes') }, async (signal) => {
    const found: FileRepairs[] = [];
    for (const uri of uris) {
      if (signal.aborted) return undefined;
      // What is gone or no text any more has nothing to repair.
      const home = await openByUri(uri).then(undefined, () => undefined);
      const inFile = home && (await inOneVersion(home, () => repairsOf(services, home, wanted)));
      if (inFile !== undefined && isWorthShowing(inFile)) found.push(inFile);
    }
    return found;
  });
}

async function repairsOf({ engine, findings }: Services, home: Home, wanted: Wanted): Promise<FileRepairs | undefined> {
  const sure = await engine.repairAll(home, wanted);
  if (sure === undefined) return undefined;
  if (wanted.kind === 'rules') return { home, sure, proposed: together([]) };
  const shown = new Set(findings.in(home.uri.toString()).map(({ rule, fingerprint }) => `${rule} ${fingerprint}`));
  const others = (await engine.repairs(home)).filter(({ finding }) =>
    shown.has(`${finding.rule} ${finding.fingerprint}`),
  );
  const textOf = (cell: number | undefined) => documentAt(home, cell)?.getText() ?? '';
  return { home, sure, proposed: proposals(others, sure.edits, textOf) };
}

const isWorthShowing = ({ sure, proposed }: FileRepairs): boolean => sure.repairs.length + proposed.repairs.length > 0;
