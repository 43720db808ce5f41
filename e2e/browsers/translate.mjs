/**
 * What a translator does with a text: leaves the text node in the two `<font>` elements that it puts around it, or has a
 * new one there, so that whoever holds the old one writes to what nobody sees.
 * @typedef {"moves" | "replaces"} Manner
 */

/**
 * @typedef {object} Translation
 * @property {Manner} manner
 * @property {boolean} heedsRefusal Whether `translate="no"` counts; some translators that people install know nothing of it.
 */

/**
 * Translates the page that it runs in as Google Translate does, from its first text on and whatever changes later. The
 * words stay the same, so that stories are told by the same names. It is sent to browsers as a text: it knows nothing but itself.
 * @param {Translation} translation
 */
export function translate({ manner, heedsRefusal }) {
  const isText = (/** @type {Node} */ node) => node.nodeType === Node.TEXT_NODE && node.textContent !== "";
  const mayTranslate = (/** @type {Element | null} */ parent) =>
    parent !== null &&
    !["FONT", "SCRIPT", "STYLE", "TEXTAREA", "OPTION"].includes(parent.tagName) &&
    !(heedsRefusal && parent.closest("[translate]")?.getAttribute("translate") === "no");
  const wrap = (/** @type {Node} */ text) => {
    if (!mayTranslate(text.parentElement)) return;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    text.parentNode?.replaceChild(outer, text);
    outer.append(inner);
    inner.append(manner === "moves" ? text : (text.textContent ?? ""));
  };
  const textsIn = (/** @type {Node} */ root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = isText(root) ? [root] : [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts;
  };
  const translateIn = (/** @type {readonly Node[]} */ roots) => {
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
