import type { Token } from 'markdown-it';
import { say } from '#core/say.ts';
import { element } from '../element.ts';
import { drawText } from './drawText.ts';
import { destinationOf, misleads, safeLink } from './link.ts';
import type { Marks } from './pieces.ts';

/**
 * A link has no address that the browser knows of: it cannot be followed, dragged, prefetched or opened in a new tab. A
 * click asks the extension, which shows the host first.
 */
export function openLink(href: string): HTMLElement {
  const url = safeLink(href);
  if (url === undefined) return element('span', {});
  return element('a', { class: 'link', role: 'link', tabindex: '0', 'data-link': url.href, title: url.href });
}

/** Once the label is there, it can be seen whether it speaks of another host. */
export function completeLink(node: ParentNode | undefined): void {
  if (!(node instanceof HTMLElement) || node.dataset.link === undefined) return;
  const url = new URL(node.dataset.link);
  if (misleads(node.textContent, url))
    node.append(element('span', { class: 'destination' }, ` (${destinationOf(url)})`));
}

/** An image is never loaded: its address alone can carry away what the reply knows. */
export function unloadedImage(token: Token, marks: Marks): HTMLElement {
  const url = safeLink(String(token.attrGet('src') ?? ''));
  const from = url === undefined ? say('image not loaded') : say('image from {0}, not loaded', destinationOf(url));
  const alt = drawText(token.content, marks);
  return element('span', { class: 'image' }, ...alt, element('span', { class: 'destination' }, ` (${from})`));
}
