import type { Workbench } from './workbench.ts';

type Boxes = Pick<Workbench, 'palette' | 'quickInput'>;

/** The first box of “Add API Key…”, filled in as a person does; it stays open when Mistral refuses the key. */
export async function typeKey({ palette, quickInput }: Boxes, raw: string): Promise<void> {
  await palette.runCommand('Mistral Guard: Add API Key…');
  await quickInput.asks('Add API Key (1 of 2)');
  await quickInput.type(raw);
  await quickInput.accept();
}

/** The second, which waits until Mistral has said that the key works. */
export async function nameKey({ quickInput }: Boxes, label: string): Promise<void> {
  await quickInput.asks('Add API Key (2 of 2)');
  await quickInput.type(label);
  await quickInput.accept();
  await quickInput.closed();
}

/** Both; that the key is kept is said a moment later. */
export async function addKey(boxes: Boxes, label: string, raw: string): Promise<void> {
  await typeKey(boxes, raw);
  await nameKey(boxes, label);
}
