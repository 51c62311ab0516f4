import { element } from './element.ts';

/** An icon of VS Code's own set; codicons.css has the glyphs. It says nothing to a screen reader: what it stands on does. */
export const icon = (name: string): HTMLElement =>
  element('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });
