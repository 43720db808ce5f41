import type { Page } from "@playwright/test";
import type { Play } from "./gallery/PlayedWorkbench";
import { type GallerySite, serveGallery } from "./gallery/site";
import { expect, test } from "./page";
import { Playground } from "./playground";

declare global {
  interface Window {
    play: Play;
  }
}

let site: GallerySite;
test.beforeAll(async () => {
  site = await serveGallery();
});
test.afterAll(() => site.close());

const values = [0, 1e-28, 1e6, 1e18, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
const tabs = ["Generate", "Interpolate", "Draw", "Modify", "Compress"];

test("no number of any panel is ever shown as what a program calls it, or leaves its box", async ({ page }) => {
  await page.goto(`${site.address}?workbench`);
  await page.evaluate(() => window.play.train());
  const playground = new Playground(page);
  let seen = 0;
  for (const tab of tabs) {
    await playground.explore(tab);
    for (const value of values) seen += await holdsAt(page, value, tab);
  }
  await page.getByRole("button", { name: "Table", exact: true }).click();
  for (const value of values) seen += await holdsAt(page, value, "Table");
  await page.keyboard.press("Escape");
  await page.evaluate(() => window.play.compare());
  await expect(page.getByRole("button", { name: "Keep this one" })).toHaveCount(3);
  for (const value of values) seen += await holdsAt(page, value, "Compare");
  expect(seen).toBeGreaterThan(1000);
});

/** How many numbers were looked at with all of the model's numbers at a value. */
async function holdsAt(page: Page, value: number, where: string): Promise<number> {
  await page.evaluate((driven) => window.play.drive(driven), value);
  // The chart and the compared curves follow a few times a second, and are the same whichever tab is open.
  await page.waitForTimeout(where === tabs[0] || where === "Compare" ? 600 : 60);
  const { texts, outside, outputs } = await page.evaluate(look);
  const broken = texts.filter((text) => /NaN|undefined|Infinity|\bnull\b|\[object/.test(text));
  expect.soft(broken, `at ${value} in ${where}`).toEqual([]);
  expect.soft(outside, `at ${value} in ${where}`).toEqual([]);
  return outputs;
}

/** All that the page says, to the eye and to a screen reader, and the numbers that reach out of their panel. */
function look() {
  const said = ["aria-label", "aria-valuetext", "aria-valuenow", "aria-description", "title", "value"];
  const elements = [...document.querySelectorAll("body *")];
  const attributes = elements.flatMap((element) => said.map((name) => element.getAttribute(name) ?? ""));
  const typed = elements.flatMap((element) => (element instanceof HTMLInputElement ? element.value : []));
  const own = elements.flatMap((element) =>
    [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE),
  );
  const numbers = elements.filter((element) => element.matches("output, dd, td, li > b"));
  const outside = numbers.filter((element) => {
    const box = element.getBoundingClientRect();
    const around = element.closest("section, header, dialog, [role=dialog]")?.getBoundingClientRect();
    return around && box.width > 1 && (box.right > around.right + 1 || box.left < around.left - 1);
  });
  return {
    texts: [...own.map(({ textContent }) => textContent ?? ""), ...attributes, ...typed],
    outside: outside.map((element) => `${element.getAttribute("aria-label") ?? ""}: ${element.textContent}`),
    outputs: numbers.length,
  };
}
