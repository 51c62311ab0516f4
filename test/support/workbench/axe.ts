import axe from 'axe-core';
import type { FrameLocator } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe-core holds against a document of ours: only what it calls serious or critical. */
export async function seriousFaults(document: FrameLocator): Promise<readonly string[]> {
  const root = await document.locator('html').elementHandle();
  const frame = await root?.ownerFrame();
  if (!frame) throw new Error('The document is gone.');
  await frame.evaluate(axe.source);
  const violations = (await frame.evaluate('axe.run().then(({ violations }) => violations)')) as readonly Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}
