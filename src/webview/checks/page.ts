import type { Check, Checklist } from '#core/report/checks.ts';
import { byGroup, markOf, tally } from '#core/report/checks.ts';
import type { FromChecksPage, ToChecksPage } from '#core/report/checksPage.ts';
import { toChecksPage } from '#core/report/checksPage.ts';
import { element } from '../element.ts';
import { openChannel } from '../host.ts';

const send = openChannel<ToChecksPage, FromChecksPage>((message) => toChecksPage.safeParse(message).data, render);
const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
send({ type: 'ready' });

function render(message: ToChecksPage): void {
  main.setAttribute('aria-busy', String(message.type === 'looking'));
  if (message.type === 'seen') main.replaceChildren(...page(message.checklist));
  else if (main.childElementCount === 0) main.replaceChildren(element('p', { role: 'status' }, 'Looking…'));
}

function page(checklist: Checklist): readonly Node[] {
  return [
    element(
      'header',
      {},
      element('h1', {}, checklist.title),
      element('p', { class: 'summary', role: 'status' }, `${tally(checklist.checks)}. ${checklist.summary}`),
      element(
        'div',
        { class: 'actions' },
        button('Look again', { type: 'look again' }),
        button('Copy report', { type: 'copy' }),
      ),
    ),
    ...[...byGroup(checklist.checks)].map(([group, checks]) => section(group, checks)),
  ];
}

function section(group: string, checks: readonly Check[]): Node {
  return element('section', {}, element('h2', {}, group), element('ul', {}, ...checks.map(row)));
}

function row({ id, title, verdict, evidence, fix }: Check): Node {
  return element(
    'li',
    { class: verdict.replace(' ', '-') },
    element('span', { class: 'mark', role: 'img', 'aria-label': verdict }, markOf(verdict)),
    element('div', {}, element('strong', {}, title), element('p', {}, evidence)),
    ...(fix === undefined ? [] : [button(fix, { type: 'fix', id })]),
  );
}

function button(label: string, message: FromChecksPage): Node {
  return element('button', { type: 'button', click: () => send(message) }, label);
}
