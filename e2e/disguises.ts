import type { Page } from "@playwright/test";

/** Has the page spaced as a reader may ask for (WCAG 1.4.12): lines, paragraphs, letters and words. */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

/** Has every word of the page a third longer, as in another language; numbers and symbols stay. */
export async function lengthenWords(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longer = (word: string) => word + word.slice(0, Math.ceil(word.length / 3)).toLowerCase();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const element = text.parentElement;
      const stays = !element || element.closest("[translate=no], script, style") || element.dataset["longer"];
      if (stays || !text.textContent) continue;
      text.textContent = text.textContent.replace(/[A-Za-z]{3,}/g, longer);
      element.dataset["longer"] = "true";
    }
  });
}
