import type { Page } from "@playwright/test";

/** Something that the focus came to. */
interface Stop {
  readonly name: string;
  /** The panel or landmark that it stands in. */
  readonly place: string;
  readonly left: number;
  readonly top: number;
  /** Height of its middle. */
  readonly middle: number;
  /** Whether all of it is on the screen. */
  readonly isSeen: boolean;
}

/** More stops than any page has. */
const MANY = 250;
/** CSS pixels by which things in one row may differ in height. */
const ROW = 8;

/** All that Tab comes to from the top of a page on, in order. */
export async function tabStops(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  await page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
  );
  for (let press = 0; press < MANY; press++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(whereFocusIs);
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error("Tab never leaves the page.");
}

function whereFocusIs(): Stop | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const { x, y, width, height } = focused.getBoundingClientRect();
  const place = focused.closest("main section") ?? focused.closest("section, header, footer");
  const label = document.getElementById(place?.getAttribute("aria-labelledby") ?? "")?.textContent;
  return {
    name: (focused.getAttribute("aria-label") ?? focused.textContent ?? "").slice(0, 40),
    place: label ?? place?.getAttribute("aria-label") ?? place?.tagName ?? "",
    left: x,
    top: y,
    middle: y + height / 2,
    isSeen: width > 1 && x >= -1 && y >= -1 && x + width <= innerWidth + 1 && y + height <= innerHeight + 1,
  };
}

/** Where Tab goes back within a panel: up, but not to the column at its side; or to the left within a row. */
export function stepsBack(stops: readonly Stop[]): string[] {
  return stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    if (!before || before.place !== stop.place || stop.left > before.left) return [];
    const isBack = stop.middle < before.top || (Math.abs(stop.middle - before.middle) < ROW && stop.left < before.left);
    return isBack ? [`${stop.place}: from “${before.name}” back to “${stop.name}”`] : [];
  });
}
