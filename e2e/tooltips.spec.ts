import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

test.use({ hasTouch: true });

/** The words that are shown; at most one tooltip's at a time. */
function shownWords(page: Page): Locator {
  return page.locator("[popover]:popover-open");
}

/** What a trigger is told to mean, whether it is shown or not. */
async function wordsOf(trigger: Locator): Promise<string> {
  return trigger.evaluate((element) => {
    return document.getElementById(element.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
  });
}

async function middleOf(locator: Locator): Promise<[number, number]> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not seen.");
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test("words are explained where a pointer rests, where the focus is, and where a finger taps", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.unfoldObjective();
  const convention = playground.button("Convention");
  const likelihood = playground.button("Pixel likelihood");
  const zoomIn = playground.button("Zoom in");
  const shown = shownWords(page);

  await test.step("a pointer that rests has them shown, near by and within the window", async () => {
    await expect(convention).toHaveAccessibleDescription(/Lectures and libraries sum or average/);
    await convention.hover();
    await expect(shown).toHaveText(await wordsOf(convention));
    const box = await shown.boundingBox();
    const at = await convention.boundingBox();
    expect(box && at && at.y - (box.y + box.height)).toBeCloseTo(6, 0);
    expect(box?.x).toBeGreaterThanOrEqual(7.5);
  });
  await test.step("they stay under the pointer", async () => {
    await page.mouse.move(...(await middleOf(shown)), { steps: 4 });
    await page.waitForTimeout(200);
    await expect(shown).toHaveText(await wordsOf(convention));
  });
  await test.step("the next ones come in their place", async () => {
    await likelihood.hover();
    await expect(shown).toHaveText(await wordsOf(likelihood));
  });
  await test.step("Escape puts them away for as long as the pointer stays", async () => {
    await zoomIn.hover();
    await expect(shown).toHaveText(await wordsOf(zoomIn));
    await page.keyboard.press("Escape");
    await expect(shown).toHaveCount(0);
    const [x, y] = await middleOf(zoomIn);
    await page.mouse.move(x + 10, y + 10, { steps: 5 });
    await page.waitForTimeout(500);
    await expect(shown).toHaveCount(0);
  });
  await test.step("a pointer that leaves takes them along", async () => {
    await convention.hover();
    await expect(shown).toHaveCount(1);
    await page.mouse.move(700, 5);
    await expect(shown).toHaveCount(0);
  });
  await test.step("a button's own work puts them away", async () => {
    await zoomIn.hover();
    await expect(shown).toHaveText(await wordsOf(zoomIn));
    await page.mouse.down();
    await expect(shown).toHaveCount(0);
    await page.mouse.up();
    await expect(playground.button("Fit")).toBeEnabled();
    await expect(shown).toHaveCount(0);
  });
  await test.step("the keyboard's focus brings them and takes them along", async () => {
    await page.mouse.move(700, 5);
    await zoomIn.focus();
    await page.keyboard.press("Tab");
    await expect(shown).toHaveText(await wordsOf(playground.button("Zoom out")));
    await page.keyboard.press("Shift+Tab");
    await expect(shown).toHaveText(await wordsOf(zoomIn));
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect(shown).toHaveCount(0);
  });
  await test.step("a tap on a word explains it, until another tap elsewhere", async () => {
    await convention.tap();
    await expect(shown).toHaveText(await wordsOf(convention));
    await page.getByRole("heading", { name: "Objective" }).tap();
    await expect(shown).toHaveCount(0);
  });
});
