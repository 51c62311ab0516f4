import type { IndexStore, SecretStore } from '#core/vault/ports.ts';
import type { ExtensionContext } from './lifetime.ts';

/** The only place that reads VS Code's secret storage. */
export function secretStore({ secrets }: ExtensionContext): SecretStore {
  return {
    get: async (name) => secrets.get(name),
    store: async (name, value) => secrets.store(name, value),
    delete: async (name) => secrets.delete(name),
    keys: async () => secrets.keys(),
  };
}

/** Metadata only. It is not handed to Settings Sync: a key belongs to one machine. */
export function indexStore({ globalState }: ExtensionContext): IndexStore {
  const place = 'keys.index';
  return {
    read: () => globalState.get(place),
    write: async (value) => globalState.update(place, value),
  };
}
