import type { Home } from '#platform/vscode/scan/documents.ts';
import { isWatched } from '#platform/vscode/scan/documents.ts';
import { isExcluded } from '#platform/vscode/scan/excluded.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Why an open document is not looked at, if it is not. */
export type PassedOver = 'elsewhere' | 'excluded' | 'too large';

export function passedOver({ settings }: Pick<Services, 'settings'>, home: Home): PassedOver | undefined {
  if (!isWatched(home)) return 'elsewhere';
  if (isExcluded({ settings }, home.uri)) return 'excluded';
  return isLarge(home, settings.get('scan.maxFileSizeKB', home.uri) * 1024) ? 'too large' : undefined;
}

const isLarge = (home: Home, most: number): boolean => 'getText' in home && home.getText().length > most;
