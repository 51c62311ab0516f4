export type { ExtensionContext } from 'vscode';

export interface Disposable {
  dispose(): unknown;
}

/** Owns what it is given. Added after the end means ended at once, so that a late arrival never leaks. */
export function lifetime(): Lifetime {
  const owned = new Set<Disposable>();
  let over = false;
  return {
    own(item) {
      if (over) item.dispose();
      else owned.add(item);
      return item;
    },
    dispose() {
      over = true;
      for (const item of [...owned].reverse()) item.dispose();
      owned.clear();
    },
  };
}

export interface Lifetime extends Disposable {
  own<Item extends Disposable>(item: Item): Item;
}

export function together(...items: Disposable[]): Disposable {
  const all = lifetime();
  for (const item of items) all.own(item);
  return all;
}
