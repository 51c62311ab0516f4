import type { Page } from 'playwright-core';

/** What a person sees or hears on a page, less what stands in the brackets of a made-up language; numbers are no words. */
export async function wordsOn(page: Page): Promise<readonly string[]> {
  const all = await page.evaluate(() => {
    const texts: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
      if (node.parentElement?.closest('script, style') === null) texts.push(node.textContent ?? '');
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
      for (const each of document.querySelectorAll(`[${name}]`)) texts.push(each.getAttribute(name) ?? '');
    return texts;
  });
  return [...new Set(all.filter((text) => /[a-z]/i.test(withoutBrackets(text))))];
}

function withoutBrackets(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return less === text ? text : withoutBrackets(less);
}
