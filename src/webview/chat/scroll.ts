/** Follows what is written, until the reader goes elsewhere; then it never moves a line under their eyes. */
export interface Follower {
  toEnd(): void;
  /** Where the reader is, and where they were. */
  readonly place: { readonly top: number; readonly follows: boolean };
  goTo(top: number): void;
}

const nearEnd = 32;

export function followEnd(
  log: HTMLElement,
  content: HTMLElement,
  /** A page that only says what it is for is read from its beginning. */
  hasEnd: () => boolean,
  changed: (follows: boolean) => void,
): Follower {
  let follows = true;
  const toEnd = (): void => {
    log.scrollTop = log.scrollHeight;
  };
  const set = (next: boolean): void => {
    if (next === follows) return;
    follows = next;
    changed(follows);
  };
  // What a reader does, and not what a growing reply does to the scroll bar: up is away, the end is back.
  let last = 0;
  log.addEventListener('scroll', () => {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
    if (atEnd) set(true);
    else if (log.scrollTop < last) set(false);
    last = log.scrollTop;
  });
  new ResizeObserver(() => {
    if (follows && hasEnd()) toEnd();
  }).observe(content);
  return {
    toEnd() {
      set(true);
      toEnd();
    },
    goTo(top) {
      set(false);
      log.scrollTop = top;
    },
    get place() {
      return { top: log.scrollTop, follows };
    },
  };
}
