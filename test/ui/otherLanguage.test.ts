import assert from 'node:assert/strict';
import { join } from 'node:path';
import { audit } from '#core/audit/audit.ts';
import type { AuditFacts } from '#core/audit/facts.ts';
import type { Labels } from '#core/chat/labels.ts';
import { labelNames } from '#core/chat/labels.ts';
import type { TurnView } from '#core/chat/parts.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import type { Checklist } from '#core/report/checks.ts';
import type { ToChecksPage } from '#core/report/checksPage.ts';
import { english, speak } from '#core/say.ts';
import type { ToUsagePage } from '#core/usage/page.ts';
import { usageReport } from '#core/usage/report.ts';
import { french, pseudoLanguage } from '#test/support/l10n.ts';
import { inProject } from '#test/support/project.ts';
import { ordinaryMonth } from '#test/support/usage/records.ts';
import { openOurPage } from '#test/support/webview/openOurPage.ts';
import type { OpenedPage } from '#test/support/webview/openPage.ts';
import { wordsOn } from '#test/support/webview/wordsOn.ts';

/** What is told to a page is not the page's: it stands in the brackets of a text that was translated. */
const given = (text: string): string => `⟦${text}⟧`;

const facts: AuditFacts = {
  findings: Array.from({ length: 8 }, (_, line) => ({
    rule: 'call/hardcoded-key' as const,
    fingerprint: 'a',
    path: given('api.ts'),
    line,
  })),
  surveys: [],
  history: { kind: 'not looked' },
  dotenvs: [],
  pins: [],
  oldestKeyInDays: 100,
};

const usage = (names: (name: string) => string): ToUsagePage => {
  const now = Date.UTC(2026, 10, 20, 12);
  const records = ordinaryMonth(now).map((record) => ({ ...record, model: names(record.model) }));
  const profile = { id: 'default', label: names('Research'), sensitivity: 'internal', changed: 0, monthlyBudget: 1 };
  const unusual = [names('unlike other days')];
  return {
    type: 'usage',
    period: 30,
    report: usageReport({ records, profiles: [profile], dailyBudget: 25, now, period: 30, unusual }),
  };
};

const reply = [
  {
    kind: 'text',
    text: '```\n⟦a⟧\n```\n\n|⟦b⟧|\n|-|\n|⟦c⟧|\n\n- [x] ⟦d⟧\n- [ ] ⟦e⟧\n\n![⟦f⟧](https://1.2.3.4/5) ![⟦g⟧](x) ⟦\u202E⟧ ',
  },
  { kind: 'restored', text: given('h'), name: given('EMAIL') },
  { kind: 'withheld', text: given('i'), name: given('KEY') },
  { kind: 'unknown', text: given('j'), name: given('CARD') },
] as const satisfies TurnView['reply'];

const turn: TurnView = {
  id: 'a',
  question: [{ kind: 'restored', text: given('k'), name: given('EMAIL') }],
  attached: [given('l')],
  model: given('small'),
  reply,
  state: { is: 'answered' },
  trail: [{ stage: 'redact', state: 'noted', text: given('m'), details: [given('n')] }],
};

const seen = (checklist: Checklist): ToChecksPage => ({
  type: 'seen',
  checklist: { ...checklist, checks: [...checklist.checks] },
  badge: true,
});

suite('A page in another language', () => {
  teardown(() => speak(english));

  test('shows no English: the usage page, empty and full', async () => {
    await using page = await openOurPage<ToUsagePage>('usage', pseudoLanguage());
    await page.tell({ ...usage(given), report: usageReport({ ...nothing, period: 30 }) });
    assert.deepEqual(await wordsOn(page.page), []);
    await page.tell(usage(given));
    assert.deepEqual(await wordsOn(page.page), []);
  });

  test('shows no English: the audit, from the first look to the badge', async () => {
    speak(pseudoLanguage());
    await using page = await openOurPage<ToChecksPage>('checks', pseudoLanguage());
    await page.tell({ type: 'looking' });
    assert.deepEqual(await wordsOn(page.page), []);
    await page.tell(seen(audit(facts)));
    assert.deepEqual(await wordsOn(page.page), []);
  });

  test('shows no English: a chat with a reply that has something of everything', async () => {
    await using page = await openOurPage<ToChatView>('chat', pseudoLanguage());
    const labels = Object.fromEntries(labelNames.map((name) => [name, given(name)])) as Labels;
    await page.tell(
      { type: 'start', labels, slash: [{ name: given('fix'), summary: given('Find it') }] },
      { type: 'thread', thread: { id: 'a', title: given('Login'), turns: [turn] } },
    );
    const main = page.page.locator('main');
    for (const what of ['pre', '.table', '.task', '.image', '.control', 'mark'])
      await main.locator(what).first().waitFor();
    assert.deepEqual(await wordsOn(page.page), []);
  });

  test('has room for the longer words of French', async () => {
    const language = { name: 'fr', texts: french() };
    speak(language);
    await using usagePage = await openOurPage<ToUsagePage>('usage', language);
    await usagePage.tell(usage((name) => name));
    await usagePage.page.screenshot({ path: picture('usage'), fullPage: true });
    assert.ok(await fits(usagePage.page), 'the usage page scrolls sideways');
    await using auditPage = await openOurPage<ToChecksPage>('checks', language);
    await auditPage.tell(seen(audit(facts)));
    await auditPage.page.screenshot({ path: picture('audit'), fullPage: true });
    assert.ok(await fits(auditPage.page), 'the audit scrolls sideways');
  });
});

const nothing = { records: [], profiles: [], dailyBudget: 25, now: Date.UTC(2026, 10, 20, 12), unusual: [] };
const picture = (name: string): string => join(inProject('test/ui/screenshots'), `french-${name}.png`);
const fits = (page: OpenedPage['page']): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
