import type { Page } from "@playwright/test";
import { axeViolations } from "./axe";
import { layoutFaults } from "./geometry";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";
import { stepsBack, tabStops } from "./tabOrder";

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`axe finds nothing at ${viewport.width} pixels in the ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      const playground = new Playground(page);
      await playground.open();
      expect(await axeViolations(page)).toEqual([]);
      await playground.trainTo(30);
      expect(await axeViolations(page)).toEqual([]);
    });
  }
}

const poppedUp = "[popover]:popover-open, [role='menu'], [role='dialog']";

test("axe finds nothing in any tab, menu and dialog, on the stage, in forced colours and in a comparison", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(30);
  const found: Record<string, readonly string[]> = {};
  for (const name of await playground.applications()) {
    await playground.explore(name);
    found[name] = await axeViolations(page);
  }
  for (const name of ["Keys", "Show as a table", "Table"]) {
    await playground.button(name).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    found[`dialog of ${name}`] = await axeViolations(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  for (const name of ["Engine", "Layers", "View", "Save the loss"]) {
    await playground.button(name).click();
    await expect(page.locator(poppedUp).first()).toBeVisible();
    // What pops up holds the focus and belongs to its button, wherever it stands; what it covers is not to be pressed.
    found[`menu ${name}`] = await axeViolations(page, { within: poppedUp, offRules: ["region"] });
    await page.keyboard.press("Escape");
  }
  await page.emulateMedia({ forcedColors: "active" });
  found["forced colours"] = await axeViolations(page);
  await page.emulateMedia({ forcedColors: "none" });
  await playground.button("Stage").click();
  await expect(playground.region("Stage")).toBeVisible();
  found["stage"] = await axeViolations(page);
  await page.keyboard.press("Escape");
  await playground.button("Compare").click();
  await expect(page.getByRole("button", { name: "Keep this one" })).toHaveCount(3);
  found["Compare"] = await axeViolations(page);
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
});

/** Texts that are too small to read: empty where all is well. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    return [...document.querySelectorAll<HTMLElement>("#root *")]
      .filter((element) => element.children.length === 0 && element.textContent?.trim() && element.checkVisibility())
      .filter((element) => !element.closest(".visually-hidden, svg[viewBox]"))
      .map((element) => ({ text: element.textContent, size: Number.parseFloat(getComputedStyle(element).fontSize) }))
      .filter(({ size }) => size > 0 && size < (11 / 16) * rem)
      .map(({ text, size }) => `“${text}” is ${size} pixels high.`);
  });
}

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1366, height: 650 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const;

for (const textSize of [16, 32]) {
  test(`all can be read at every size of the screen with text of ${textSize} pixels`, async ({ launch }, {
    project,
  }) => {
    const { launchOptions } = project.use;
    const args = [...(launchOptions?.args ?? []), `--blink-settings=defaultFontSize=${textSize}`];
    const { page } = await launch({ ...launchOptions, args });
    const playground = new Playground(page);
    await playground.open();
    await playground.trainTo(20);
    const found: Record<string, string[]> = {};
    for (const size of sizes.filter(({ width }) => textSize === 16 || width >= 390)) {
      await page.setViewportSize(size);
      await page.waitForTimeout(300);
      found[`${size.width} × ${size.height}`] = [...(await tooSmall(page)), ...(await layoutFaults(page))];
    }
    expect(Object.entries(found).filter(([, problems]) => problems.length > 0)).toEqual([]);
  });
}

const readingOrder =
  "Objective, Model, Training, Flow, Latent space, Loss, Decode z, Explore, Reconstructions, FOOTER".split(", ");

test("the page is gone through by Tab as it is read, and a model trained, switched and decoded by keyboard alone", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open(smallNetwork);
  const stops = await tabStops(page);
  const places = stops.map(({ place }) => place);
  const entered = places.filter((place, index) => place !== places[index - 1]);
  expect(entered.slice(entered.indexOf("Objective"))).toEqual(readingOrder);
  expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
  expect(stepsBack(stops)).toEqual([]);
  expect(await page.locator("[tabindex]").evaluateAll((all) => all.filter((each) => each.tabIndex > 0).length)).toBe(0);

  await playground.button("Train").focus();
  await page.keyboard.press("Enter");
  await playground.waitFor("Step", (step) => step >= 20);
  await page.keyboard.press("Enter");
  await expect(playground.button("Train")).toBeFocused();
  await playground.radio("Objective", "Combined").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(playground.radio("Objective", "KL only")).toBeChecked();
  const before = await playground.decodedImage();
  await playground.slider("z1").focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
  await expect.poll(() => playground.decodedImage()).not.toBe(before);
});
