type Attributes = Readonly<Record<string, string | number>>;

/** Builds a piece of a drawing. Its names are ours; what comes from outside is only ever text or a number. */
export function svg(tag: string, attributes: Attributes, ...children: readonly (Node | string)[]): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
