/** All that a rendered reply may be made of. Whatever a vector does, there is nothing in here that runs, loads or sends. */
const tags: ReadonlySet<string> = new Set(
  'a blockquote br button code del div em figcaption figure h3 h4 h5 h6 hr li mark math ol p pre s span strong table tbody td th thead tr ul'
    .split(' ')
    .map((tag) => tag.toUpperCase()),
);

/** Formulas: none of these links, loads or runs either. */
const mathTags: ReadonlySet<string> = new Set('math mfrac mi mn mo mrow msqrt msub msubsup msup mtext'.split(' '));

const attributes =
  /^(?:class|display|title|role|tabindex|start|scope|type|aria-label|aria-hidden|data-(?:action|language|link|name))$/;

/** Letters of the classes we draw with, so that a reply cannot name one of the page's own. */
const classes = /^(?:[\w -]+)?$/;

const address = /^(?:https?|mailto):/;

export function faultsIn(root: Element): readonly string[] {
  return [...root.querySelectorAll('main > div *')].flatMap((element) => [
    ...(tags.has(element.tagName) || mathTags.has(element.tagName) ? [] : [`element ${element.tagName}`]),
    ...[...element.attributes].flatMap(({ name, value }) => faultOf(name, value)),
  ]);
}

function faultOf(name: string, value: string): readonly string[] {
  if (!attributes.test(name)) return [`attribute ${name}`];
  if (name === 'class' && !classes.test(value)) return [`class ${value}`];
  if (name === 'data-link' && !address.test(value)) return [`link to ${value}`];
  return [];
}
