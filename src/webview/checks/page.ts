import type { Check, Checklist, CheckVerdict, Place } from '#core/report/checks.ts';
import { byGroup, markOf, tally } from '#core/report/checks.ts';
import type { FromChecksPage, ToChecksPage } from '#core/report/checksPage.ts';
import { toChecksPage } from '#core/report/checksPage.ts';
import { say } from '#core/say.ts';
import { element } from '../element.ts';
import { openChannel } from '../host.ts';
import { speakAsTheDocument } from '../language.ts';

speakAsTheDocument();
const send = openChannel<ToChecksPage, FromChecksPage>((message) => toChecksPage.safeParse(message).data, render);
const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
send({ type: 'ready' });

function render(message: ToChecksPage): void {
  main.setAttribute('aria-busy', String(message.type === 'looking'));
  if (message.type === 'seen') main.replaceChildren(...page(message.checklist, message.badge));
  else if (main.childElementCount === 0) main.replaceChildren(element('p', { role: 'status' }, say('Looking…')));
}

function page(checklist: Checklist, badge: boolean): readonly Node[] {
  return [
    element(
      'header',
      {},
      element('h1', {}, checklist.title),
      element('p', { class: 'summary', role: 'status' }, `${tally(checklist.checks)}. ${checklist.summary}`),
      element(
        'div',
        { class: 'actions' },
        button(say('Look again'), { type: 'look again' }),
        button(say('Copy report'), { type: 'copy' }),
        ...(badge ? [button(say('Save badge…'), { type: 'badge' })] : []),
      ),
    ),
    ...[...byGroup(checklist.checks)].map(([group, checks]) => section(group, checks)),
  ];
}

function section(group: string, checks: readonly Check[]): Node {
  return element('section', {}, element('h2', {}, group), element('ul', {}, ...checks.map(row)));
}

function row({ id, title, verdict, evidence, places = [], fix }: Check): Node {
  return element(
    'li',
    { class: verdict.replace(' ', '-') },
    element('span', { class: 'mark', role: 'img', 'aria-label': verdictWords[verdict]() }, markOf(verdict)),
    element('div', {}, element('strong', {}, title), element('p', {}, evidence), ...linksTo(places)),
    ...(fix === undefined ? [] : [button(fix, { type: 'fix', id })]),
  );
}

const verdictWords: Readonly<Record<CheckVerdict, () => string>> = {
  pass: () => say('pass'),
  fail: () => say('fail'),
  unknown: () => say('unknown'),
  'not applicable': () => say('not applicable'),
};

/** More would bury the next check; the others unfold. */
const fewPlaces = 5;

function linksTo(places: readonly Place[]): readonly Node[] {
  if (places.length === 0) return [];
  const links = places.map((place) => element('li', {}, link(place)));
  const shown = element('ul', { class: 'places' }, ...links.slice(0, fewPlaces));
  const others = links.slice(fewPlaces);
  if (others.length === 0) return [shown];
  const more = element('summary', {}, say('{0} more', others.length));
  return [shown, element('details', {}, more, element('ul', { class: 'places' }, ...others))];
}

function link(place: Place): Node {
  const open = () => send({ type: 'open', place: { path: place.path, line: place.line } });
  return element('button', { type: 'button', class: 'link', click: open }, `${place.path}:${place.line}`);
}

function button(label: string, message: FromChecksPage): Node {
  return element('button', { type: 'button', click: () => send(message) }, label);
}
