import type { Chip } from '#core/chat/parts.ts';
import { icon } from '../codicon.ts';
import { element } from '../element.ts';
import type { Bus } from './bus.ts';
import { iconButton } from './button.ts';

export const drawChips = (chips: readonly Chip[], bus: Bus): readonly Node[] =>
  chips.map((chip) => drawChip(chip, bus));

function drawChip({ id, icon: shape, label: text, title }: Chip, { send, label }: Bus): Node {
  const off = iconButton('close', `${label('detach')} ${text}`, () => send({ type: 'detach', id }), 'off');
  return element('li', { title }, icon(shape), element('span', {}, text), off);
}
