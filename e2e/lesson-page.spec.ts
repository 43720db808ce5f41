import type { Page } from "@playwright/test";
import { axeViolations } from "./axe";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

/** Lessons with each of the pictures that have handles, and one that compares. */
const lessons = [6, 7, 9, 10, 13, 28];
/** The beats that need no run: slide, bet, run and puzzle. */
const beats = [1, 2, 3, 5];

/** Goes to the beats of some lessons, one after the other, and gives what is found at each. */
async function foundAt(page: Page, look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const lesson of lessons) {
    for (const beat of beats) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `lesson=${lesson}&beat=${beat}`);
      await expect(page.getByRole("region", { name: "Learn" }).locator("[aria-current=step]")).toHaveCount(1);
      found.push(...(await look()).map((fault) => `lesson ${lesson}, beat ${beat}: ${fault}`));
    }
  }
  return found;
}

/** What is wider than its place: the page, or what the sheet of lessons holds. */
function overflowOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll("#learn > div")]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map(({ localName, scrollWidth, clientWidth }) => `${localName} ${scrollWidth} > ${clientWidth}`),
  );
}

for (const [width, height] of [
  [1280, 640],
  [390, 844],
] as const) {
  test(`a lesson at ${width} × ${height} goes nowhere beyond its sheet, with letters of twice the size too`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await new Playground(page).open(`${smallNetwork}&lesson=1&beat=1`);
    expect(await foundAt(page, () => overflowOf(page))).toEqual([]);
    const devTools = await page.context().newCDPSession(page);
    await devTools.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
    await expect(page.locator("html")).toHaveCSS("font-size", "32px");
    expect(await foundAt(page, () => overflowOf(page))).toEqual([]);
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in lessons in the ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await new Playground(page).open(`${smallNetwork}&lesson=13&beat=1`);
    expect(await axeViolations(page)).toEqual([]);
    expect(await foundAt(page, () => axeViolations(page, { within: "#learn" }))).toEqual([]);
  });
}
