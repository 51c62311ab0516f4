import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { decorations } from './decorations.ts';
import { diagnostics } from './diagnostics.ts';
import { filesThatChange } from './filesThatChange.ts';
import { findingsView } from './findingsView.ts';
import { hover } from './hover.ts';
import { languageStatus } from './languageStatus.ts';
import { openDocuments } from './openDocuments.ts';
import { retiredKeys } from './retiredKeys.ts';
import { scanFolders } from './scanFolders.ts';

/** What was found, wherever a person looks: in the text, in Problems, in the tree, on the file, in the status. */
export function findings(services: Services): Disposable {
  const scan = scanFolders(services);
  return together(
    diagnostics(services),
    openDocuments(services),
    filesThatChange(services),
    scan,
    findingsView(services, scan),
    hover(services),
    languageStatus(services, scan),
    retiredKeys(services),
    decorations(services),
  );
}
