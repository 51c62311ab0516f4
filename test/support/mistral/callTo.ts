import type { Call } from '#core/mistral/api.ts';
import { Secret } from '#core/vault/secret.ts';
import type { PlayedKey } from './keyring.ts';
import type { Player } from './startMistral.ts';

/** A call to the player, with a studio key of its own unless another one is given. */
export function callTo(player: Player, key: PlayedKey = player.keys.add(), more: Partial<Call> = {}): Call {
  return { key: new Secret(key.raw), host: player.url, ...more };
}
