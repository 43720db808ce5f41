import type { Page } from "@playwright/test";

/** A box in CSS pixels from the viewport's top left corner. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One line of a text on the page. */
interface Line {
  readonly text: string;
  /** Number of the element that it stands in. */
  readonly owner: number;
  readonly box: Box;
  /** What is seen of the box through all that scrolls; what is left over is scrolled to. */
  readonly seen: Box;
  /** What is seen of it besides through all that hides what does not fit. */
  readonly shown: Box;
  /** What lies over its middle, where that is none of its own. */
  readonly cover: string | null;
  /** Whether it stays in place while others are scrolled behind it. */
  readonly stays: boolean;
  /** Whether it is scrolled behind what stays. */
  readonly isBehind: boolean;
}

/** Pixels by which boxes of letters reach into each other where no letter does, and by which sizes are rounded. */
const SLACK = 1.5;
/** Share of a line's height above and below its letters. */
const LEADING = 0.18;

/** What of the page is cut off, lies over something else or is out of the screen: empty where all is well. */
export async function layoutFaults(page: Page): Promise<string[]> {
  const { lines, hanging, width } = await page.evaluate(measure);
  const seen = lines.filter(({ shown, isBehind }) => hasArea(shown, 2) && !isBehind);
  return [
    ...hanging,
    ...seen.filter(isCut).map(({ text }) => `“${text}” is cut off.`),
    ...seen.filter((line) => isOutside(line, width)).map(({ text }) => `“${text}” is out of the screen.`),
    ...seen.flatMap(({ text, cover }) => (cover === null || !/\w/.test(text) ? [] : `“${text}” lies under ${cover}.`)),
    ...overlaps(seen),
  ];
}

function isCut({ box, seen, shown }: Line): boolean {
  const hidden = [shown.left - seen.left, shown.top - seen.top, seen.right - shown.right, seen.bottom - shown.bottom];
  const inner = LEADING * (box.bottom - box.top);
  return hidden.some((pixels, side) => pixels > SLACK + (side % 2 === 1 ? inner : 0));
}

function isOutside({ seen, box }: Line, width: number): boolean {
  return hasArea(seen) && box.bottom > 0 && (seen.left < -SLACK || seen.right > width + SLACK);
}

/** Lines of different elements whose letters lie over each other. */
function overlaps(lines: readonly Line[]): string[] {
  return lines.flatMap((line, index) =>
    lines
      .slice(index + 1)
      .filter((other) => other.owner !== line.owner && other.stays === line.stays)
      .filter((other) => hasArea(common(letters(line), letters(other)), SLACK))
      .map((other) => `“${line.text}” and “${other.text}” lie over each other.`),
  );
}

/** The box of a line without the space above and below its letters. */
function letters({ shown, box }: Line): Box {
  const leading = LEADING * (box.bottom - box.top);
  return common(shown, { ...box, top: box.top + leading, bottom: box.bottom - leading });
}

function common(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

function hasArea({ left, top, right, bottom }: Box, least = 0.5): boolean {
  return right - left > least && bottom - top > least;
}

/** Runs in the page: every line of text, and which panels hold more than they have room for. */
function measure(): { readonly lines: Line[]; readonly hanging: string[]; readonly width: number } {
  const elements: Element[] = [];
  const numberOf = (element: Element) => {
    if (!elements.includes(element)) elements.push(element);
    return elements.indexOf(element);
  };
  const within = (box: Box, { left, top, right, bottom }: Box): Box => ({
    left: Math.max(box.left, left),
    top: Math.max(box.top, top),
    right: Math.min(box.right, right),
    bottom: Math.min(box.bottom, bottom),
  });
  const clipped = (element: Element, box: Box, mayHide: boolean): Box => {
    let seen = box;
    for (let around: Element | null = element; around && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(around);
      if (overflowX === "visible" || display === "inline" || display === "contents") continue;
      const { left, top, right, bottom } = around.getBoundingClientRect();
      if (mayHide || /auto|scroll/.test(overflowX)) seen = within(seen, { ...seen, left, right });
      if (mayHide || /auto|scroll/.test(overflowY)) seen = within(seen, { ...seen, top, bottom });
    }
    return seen;
  };
  const look = (element: Element) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    return { backgroundColor, backgroundImage };
  };
  const paints = (element: Element) =>
    /^(CANVAS|IMG)$/.test(element.tagName) || !/^rgba\(.*, 0\) none/.test(Object.values(look(element)).join(" "));
  const coverOf = (element: Element, { left, top, right, bottom }: Box): Element | null => {
    if (getComputedStyle(element).pointerEvents === "none") return null;
    const stack = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
    const own = stack.findIndex((over) => over.contains(element) || element.contains(over));
    return stack.slice(0, Math.max(0, own)).find(paints) ?? null;
  };
  const sides = { downwards: ["top", "bottom"], sideways: ["left", "right"] } as const;
  const stays = (element: Element | null, way: keyof typeof sides): boolean => {
    if (!element) return false;
    const style = getComputedStyle(element);
    return (
      (style.position === "sticky" && sides[way].some((side) => style[side] !== "auto")) ||
      stays(element.parentElement, way)
    );
  };
  const goesBehind = (element: Element, over: Element | null, way: keyof typeof sides) =>
    stays(over, way) && !stays(element, way);
  const linesOf = (text: Node, element: Element): Line[] => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].map(({ left, top, right, bottom }) => {
      const box = { left, top, right, bottom };
      const shown = clipped(element, box, true);
      const over = coverOf(element, shown);
      return {
        text: text.textContent?.trim() ?? "",
        owner: numberOf(element),
        box,
        seen: clipped(element, box, false),
        shown,
        cover: over && `${over.tagName} ${over.ariaLabel ?? over.textContent?.slice(0, 30)}`,
        stays: stays(element, "downwards") || stays(element, "sideways"),
        isBehind: goesBehind(element, over, "downwards") || goesBehind(element, over, "sideways"),
      };
    });
  };
  const isRead = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    getComputedStyle(element).fontSize !== "0px" &&
    !element.closest(".visually-hidden, script, style, option, nav[aria-label=Skip]");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines: Line[] = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (element && text.textContent?.trim() && isRead(element)) lines.push(...linesOf(text, element));
  }
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const hanging = [...document.querySelectorAll("main section, header")].flatMap((section) => {
    const { overflowY, display } = getComputedStyle(section);
    const excess = section.scrollHeight - section.clientHeight;
    if (overflowY !== "visible" || display === "contents" || excess <= 5 * rem) return [];
    return `${section.querySelector("h1, h2, h3")?.textContent ?? section.ariaLabel} hangs out by ${excess} pixels.`;
  });
  if (document.documentElement.scrollWidth > innerWidth)
    hanging.push(`The page is ${document.documentElement.scrollWidth} pixels wide.`);
  return { lines, hanging, width: innerWidth };
}
