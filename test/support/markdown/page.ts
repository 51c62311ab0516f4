import type { Piece } from '#core/guard/redact/restore.ts';
import { createMarkdownView } from '#webview/markdown/view.ts';
import { faultsIn } from './closedSet.ts';

/** What a test asks of the page, from outside the browser. */
export interface MarkdownPage {
  /** Renders every reply whole, pokes at what came out, and tells what should not have come out. */
  faults(replies: readonly string[]): readonly string[];
  /** Renders one reply as it arrives, a chunk a frame, and leaves it on the page; tells what drawing and layout took. */
  stream(reply: string, chunkLength: number): Promise<Streamed>;
  show(pieces: readonly Piece[], done?: boolean): void;
  /** The same reply goes on. */
  more(pieces: readonly Piece[]): void;
  /** What the page asked the extension for. */
  readonly asked: (readonly string[])[];
  /** Counts what ran that was not ours. */
  ran: number;
}

/** In milliseconds. */
interface Streamed {
  readonly longest: number;
  readonly drawn: number;
  readonly updates: number;
}

declare global {
  interface Window {
    markdown: MarkdownPage;
  }
}

const main = document.body.appendChild(document.createElement('main'));
const asked: (readonly string[])[] = [];
let view = freshView();

function freshView() {
  const container = document.createElement('div');
  main.replaceChildren(container);
  return createMarkdownView(container, {
    onLink: (href) => asked.push(['link', href]),
    onCode: (action, code, language) => asked.push([action, code, language]),
  });
}

function renew(): void {
  view.dispose();
  view = freshView();
}

const events = ['click', 'mouseover', 'mouseenter', 'focus', 'load', 'error', 'toggle', 'animationstart', 'keydown'];

function poke(): void {
  for (const element of main.querySelectorAll('*'))
    for (const event of events) element.dispatchEvent(new Event(event, { bubbles: true }));
}

const nextFrame = (): Promise<number> =>
  new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));

/** From the beginning of the frame, whose first callback was asked for before the view's, to the end of its layout. */
async function drawing(begun: Promise<number>): Promise<number> {
  const started = begun;
  const ended = nextFrame().then(() => {
    void main.offsetHeight;
    return performance.now();
  });
  return (await ended) - (await started);
}

window.markdown = {
  faults: (replies) =>
    replies.flatMap((reply) => {
      renew();
      view.update([{ kind: 'text', text: reply }], true);
      poke();
      return faultsIn(main).map((fault) => `${fault} from ${JSON.stringify(reply)}`);
    }),
  async stream(reply, chunkLength) {
    renew();
    let longest = 0;
    let drawn = 0;
    let updates = 0;
    for (let end = chunkLength; end < reply.length + chunkLength; end += chunkLength) {
      const before = nextFrame();
      view.update([{ kind: 'text', text: reply.slice(0, end) }], end >= reply.length);
      const took = await drawing(before);
      longest = Math.max(longest, took);
      drawn += took;
      updates++;
    }
    return { longest, drawn, updates };
  },
  show(pieces, done = true) {
    renew();
    view.update(pieces, done);
  },
  more: (pieces) => view.update(pieces, true),
  asked,
  ran: 0,
};

for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const)
  Object.defineProperty(window, name, { value: () => window.markdown.ran++ });
