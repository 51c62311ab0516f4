import { element } from '../element.ts';
import { drawText } from './drawText.ts';
import type { Marks } from './pieces.ts';
import { runsOf } from './pieces.ts';
import type { Formula } from './tex.ts';
import { readTex } from './tex.ts';

/** A formula as MathML, which the browser draws by itself; what is not understood, or holds a value, as it was written. */
export function drawMath(tex: string, display: 'inline' | 'block', marks: Marks): Element {
  const isPlain = runsOf(tex, marks).every(({ kind }) => kind === 'text');
  const formula = isPlain ? readTex(tex) : undefined;
  if (formula === undefined) return element('code', { class: `math ${display}` }, ...drawText(tex.trim(), marks));
  const root = mathElement('math', drawFormula(formula));
  root.setAttribute('display', display);
  return root;
}

const drawFormula = (formula: Formula): Element =>
  mathElement(formula.is, ...('text' in formula ? [formula.text] : formula.parts.map(drawFormula)));

/** The names are the closed set of `Formula`. */
function mathElement(name: 'math' | Formula['is'], ...children: readonly (Node | string)[]): Element {
  const made = document.createElementNS('http://www.w3.org/1998/Math/MathML', name);
  made.append(...children);
  return made;
}
