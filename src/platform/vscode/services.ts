import type { Clock, Random } from '#core/ports.ts';
import { systemClock } from '#platform/node/clock.ts';
import { systemRandom } from '#platform/node/random.ts';
import type { Commands } from './commands.ts';
import { createCommands } from './commands.ts';
import type { Disposable, ExtensionContext } from './lifetime.ts';
import { lifetime } from './lifetime.ts';
import type { Log } from './log.ts';
import { openLog } from './log.ts';
import type { Settings } from './settings.ts';
import { createSettings } from './settings.ts';
import type { Ui } from './ui.ts';
import { createUi } from './ui.ts';

/** Everything a feature may ask of the outside, built once. */
export interface Services extends Disposable {
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly ui: Ui;
  readonly commands: Commands;
}

export function createServices(_context: ExtensionContext): Services {
  const owned = lifetime();
  const log = owned.own(openLog());
  const ui = createUi();
  return {
    log,
    clock: systemClock,
    random: systemRandom,
    settings: createSettings(log),
    ui,
    commands: createCommands(ui, log),
    dispose: () => owned.dispose(),
  };
}
