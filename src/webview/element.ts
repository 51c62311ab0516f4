type Attributes = Readonly<Record<string, string | (() => void)>>;

/** Builds an element; text is always text, and a listener is the only thing that is not an attribute. */
export function element(tag: string, attributes: Attributes, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (typeof value === 'function') made.addEventListener(name, value);
    else made.setAttribute(name, value);
  made.append(...children);
  return made;
}
