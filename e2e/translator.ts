import type { Page } from "@playwright/test";

/**
 * What a translator does with a text: leaves the text node in the two `<font>` elements that it puts around it, or has a
 * new one there, so that whoever holds the old one writes to what nobody sees.
 */
export type Manner = "moves" | "replaces";

interface Translation {
  readonly manner: Manner;
  /** Whether `translate="no"` counts; some translators that people install know nothing of it. */
  readonly heedsRefusal: boolean;
}

/** Has the browser translate the page as Google Translate does, from its first text on and whatever changes later. */
export async function translateContinuously(page: Page, translation: Translation): Promise<void> {
  await page.addInitScript(translate, translation);
}

/** Runs in the page. The words stay the same, so that stories are told by the same names. */
function translate({ manner, heedsRefusal }: Translation): void {
  const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent !== "";
  const mayTranslate = (parent: Element | null) =>
    parent !== null &&
    !["FONT", "SCRIPT", "STYLE", "TEXTAREA", "OPTION"].includes(parent.tagName) &&
    !(heedsRefusal && parent.closest("[translate]")?.getAttribute("translate") === "no");
  const wrap = (text: Node) => {
    if (!mayTranslate(text.parentElement)) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    text.parentNode?.replaceChild(outer, text);
    outer.append(inner);
    inner.append(manner === "moves" ? text : (text.textContent ?? ""));
  };
  const textsIn = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = isText(root) ? [root] : [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts;
  };
  const translateIn = (roots: readonly Node[]) => {
    for (const text of roots.flatMap(textsIn)) if (isText(text)) wrap(text);
  };
  const observer = new MutationObserver((mutations) =>
    translateIn(
      mutations.flatMap(({ type, target, addedNodes }) => (type === "characterData" ? target : [...addedNodes])),
    ),
  );
  const start = () => {
    translateIn([document.body]);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  };
  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
}
