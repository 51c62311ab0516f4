import { element } from '../element.ts';
import { drawText } from './drawText.ts';
import type { Marks } from './pieces.ts';

/** A formula, as it was written. */
export const drawMath = (tex: string, display: 'inline' | 'block', marks: Marks): HTMLElement =>
  element('code', { class: `math ${display}` }, ...drawText(tex.trim(), marks));
