/** Words of one line, where and how they are seen. */
export interface Spot {
  readonly text: string;
  /** Their left end and middle height, in CSS pixels from the area's corner. */
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  readonly size: string;
  readonly weight: string;
}

/** The words of an element line by line, as the page broke and placed them; without those that are only heard. */
export function spotsOf(element: HTMLElement, area: DOMRect): Spot[] {
  const spots: Spot[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node instanceof Text && parent && !parent.closest(".visually-hidden"))
      spots.push(...linesOf(node, parent, area));
  }
  return spots;
}

function linesOf(node: Text, parent: Element, area: DOMRect): Spot[] {
  const { color: colour, fontSize: size, fontWeight: weight } = getComputedStyle(parent);
  const spots: Spot[] = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const [box] = range.getClientRects();
    if (!box || box.width === 0) continue;
    const [x, y] = [box.left - area.left, box.top + box.height / 2 - area.top];
    const last = spots.at(-1);
    if (last && Math.abs(last.y - y) < 1) spots[spots.length - 1] = { ...last, text: `${last.text} ${word}` };
    else spots.push({ text: word, x, y, colour, size, weight });
  }
  return spots;
}
