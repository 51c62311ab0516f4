/**
 * Makes the children of one node, from the given one on, like those of another, and leaves alone what is like it already:
 * focus and selection stay where they are.
 */
export function patchChildren(parent: Node, wanted: Node, from = 0): void {
  const before = [...parent.childNodes].slice(from);
  const after = [...wanted.childNodes];
  for (const [index, node] of after.entries()) {
    const old = before[index];
    if (old === undefined) parent.appendChild(node);
    else patch(old, node);
  }
  for (const left of before.slice(after.length)) left.remove();
}

function patch(old: ChildNode, wanted: ChildNode): void {
  if (old.isEqualNode(wanted)) return;
  if (old instanceof Text && wanted instanceof Text) old.data = wanted.data;
  else if (isSameElement(old, wanted)) patchChildren(old, wanted);
  else old.replaceWith(wanted);
}

const isSameElement = (one: Node, other: Node): boolean =>
  one instanceof Element && one.cloneNode(false).isEqualNode(other.cloneNode(false));
