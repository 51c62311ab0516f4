import { icon } from '../codicon.ts';
import { element } from '../element.ts';

/** A button that is only an icon: its name is its tooltip too. */
export function iconButton(name: string, label: string, press: () => void, className = 'icon'): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className, title: label, 'aria-label': label, click: press });
  made.append(icon(name));
  return made as HTMLButtonElement;
}

export const textButton = (text: string, press: () => void, className = 'text'): HTMLButtonElement =>
  element('button', { type: 'button', class: className, click: press }, text) as HTMLButtonElement;
