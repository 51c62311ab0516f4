import { faults } from '#test/support/mistral/faults.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { addKey } from './keyBox.ts';
import { secretShelf } from './secretShelf.ts';
import { until } from './waiting.ts';
import type { Workbench } from './workbench.ts';

/** A person whose keys met with everything that can happen to a key. Each is named for its state. */
export async function troubleKeys(code: Workbench, mistral: Player): Promise<void> {
  const keys = new Map<string, { readonly id: string; readonly raw: string }>();
  const row = (label: string) => code.view('Keys').row(label);

  async function add(label: string): Promise<void> {
    const played = mistral.keys.add({ name: label });
    keys.set(label, played);
    await addKey(code, label, played.raw);
    await row(label).element.waitFor();
  }

  async function check(label: string, words: RegExp): Promise<void> {
    await row(label).pressInline('Check Key');
    await row(label).described(words);
  }

  async function checkAgainst(label: string, fault: ReturnType<typeof faults.status>, words: RegExp): Promise<void> {
    mistral.next('GET /v1/models', fault);
    await check(label, words);
  }

  async function revoke(label: string): Promise<void> {
    mistral.keys.remove(keys.get(label)?.id ?? '');
    await check(label, /answers 401/);
  }

  async function expires(label: string, inDays: number): Promise<void> {
    await row(label).openContextMenu();
    await code.contextMenu.choose('Set Expiry or Reminder…');
    await code.quickInput.choose('Expires on a date…');
    await code.quickInput.asks('The day it expires');
    await code.quickInput.type(new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10));
    await code.quickInput.accept();
    await row(label).described(/expire/);
  }

  /** In Mistral's console; the old key is left alive there. */
  async function rotate(label: string): Promise<void> {
    await row(label).pressInline('Rotate Key…');
    await code.dialog.press('Open Console');
    await code.dialog.press('Cancel');
    await code.quickInput.asks(`Rotate Key ${label}`);
    await code.quickInput.type(mistral.keys.add({ name: `new ${label}` }).raw);
    await code.quickInput.accept();
    await row(`old ${label}`).described(/retiring/);
  }

  /** Into code: it is kept, and Mistral is not asked. */
  async function paste(): Promise<void> {
    await code.editor.openFile('service.py');
    await code.editor.goTo(3, 27);
    await code.page.evaluate((text) => navigator.clipboard.writeText(text), mistral.keys.add().raw);
    await code.page.keyboard.press('ControlOrMeta+KeyV');
    await row('unchecked').described(/not checked yet/);
    await code.editor.save();
    await code.editor.closeAll();
  }

  async function lose(label: string): Promise<void> {
    const shelf = secretShelf(code.page);
    const before = await shelf.copy();
    await add(label);
    await until(shelf.copy, (now) => now !== before);
    await shelf.putBack(before ?? '');
    await code.reload();
    await code.activityBar.open('Mistral Guard');
    await row(label).described(/lost/);
  }

  for (const label of ['ok', 'expiring', 'expired', 'invalid', 'forbidden', 'limited', 'offline']) await add(label);
  await rotate('ok');
  await expires('expiring', 5);
  await revoke('invalid');
  await revoke('expired');
  await expires('expired', -2);
  await checkAgainst('forbidden', faults.status(403), /not allowed/);
  await checkAgainst('limited', faults.status(429, { retryAfter: 3_000 }), /limited for/);
  await checkAgainst('offline', faults.disconnect(), /not reachable/);
  await paste();
  await lose('lost');
}
