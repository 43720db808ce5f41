import { boxOf, mapOf, within } from "./moving.mjs";
import { measurePace } from "./pace.mjs";

/** Milliseconds of training alone, and of a visit to each panel. */
const ALONE_MS = 15_000;
const VISIT_MS = 5_500;

/** @typedef {import("./site.mjs").Page} Page */
/** @typedef {(page: Page, isOver: () => boolean) => Promise<void>} Visit */

/** @type {Readonly<Record<string, Visit>>} */
const visits = {
  "Decode z: sliders dragged": async (page, isOver) => {
    for (const name of ["z1", "z2"]) await dragAbout(page, page.getByRole("slider", { name, exact: true }), isOver);
  },
  "Decode z: numbers typed": async (page, isOver) => {
    const field = page.getByRole("textbox", { name: "Value of z2" });
    while (!isOver()) {
      await field.fill((4 * Math.random() - 2).toFixed(2));
      await field.press("Enter");
      await page.waitForTimeout(150);
    }
  },
  "Latent space: points hovered": async (page, isOver) => {
    const { x, y, width, height } = within(await boxOf(mapOf(page)), 0.1);
    while (!isOver()) await page.mouse.move(x + Math.random() * width, y + Math.random() * height, { steps: 8 });
  },
  "Latent space: points pinned": async (page, isOver) => {
    const { x, y, width, height } = within(await boxOf(mapOf(page)), 0.35);
    while (!isOver()) {
      await page.mouse.click(x + Math.random() * width, y + Math.random() * height);
      await page.waitForTimeout(300);
    }
  },
  "Latent space: layers and colours": async (page, isOver) => {
    for (const layer of ["Density", "Manifold", "Gaps", "Posteriors"]) await toggleLayer(page, layer);
    for (const colour of ["σ", "KL", "Reconstruction", "Class"]) {
      await page.getByRole("combobox", { name: "Colour of the points" }).click();
      await page.getByRole("option", { name: colour, exact: true }).click();
      await page.waitForTimeout(500);
    }
    while (!isOver()) await page.waitForTimeout(100);
    for (const layer of ["Density", "Manifold", "Gaps", "Posteriors"]) await toggleLayer(page, layer);
  },
  "Explore: applications opened": async (page, isOver) => {
    for (const name of ["Interpolate", "Draw", "Modify", "Compress", "Generate"]) {
      if (!isOver()) await explore(page, name);
      await page.waitForTimeout(900);
    }
  },
  "Explore: samples drawn": async (page, isOver) => {
    await explore(page, "Generate");
    while (!isOver()) {
      await page.getByRole("button", { name: "Draw again" }).click();
      await page.waitForTimeout(250);
    }
  },
  "Explore: a digit drawn": async (page, isOver) => {
    await explore(page, "Draw");
    await dragAbout(page, page.getByRole("application", { name: "Drawing pad" }), isOver);
    await explore(page, "Generate");
  },
  "Loss: hovered": async (page, isOver) => {
    const { x, y, width, height } = within(await boxOf(page.getByRole("region", { name: "Loss", exact: true })), 0.15);
    while (!isOver()) await page.mouse.move(x + Math.random() * width, y + height / 2, { steps: 8 });
  },
  "Objective: λ dragged": async (page, isOver) => {
    const slider = page.getByRole("region", { name: "Objective", exact: true }).getByRole("slider").first();
    const value = await slider.inputValue();
    await dragAbout(page, slider, isOver);
    await slider.fill(value);
  },
};

/**
 * Visits every panel while the model trains: tasks over 50 ms by panel, and the pace of training before and meanwhile.
 * @param {Page} page
 */
export async function tour(page) {
  await begin(page, "nothing");
  const alone = await measurePace(page, () => page.waitForTimeout(ALONE_MS));
  const visited = await measurePace(page, async () => {
    for (const [name, visit] of Object.entries(visits)) {
      await begin(page, name);
      const end = Date.now() + VISIT_MS;
      await visit(page, () => Date.now() > end);
    }
  });
  const tasks = await page.evaluate(() => window.probe.tasks.long);
  return {
    alone: alone.imagesPerSecond,
    visited: visited.imagesPerSecond,
    visits: ["nothing", ...Object.keys(visits)],
    tasks,
  };
}

/**
 * Says what is being done on the page from now on.
 * @param {Page} page
 * @param {string} activity
 */
export function begin(page, activity) {
  return page.evaluate((activity) => window.probe.tasks.begin(activity), activity);
}

/**
 * Drags over an element along a zigzag until the time is over, half a second at least.
 * @param {Page} page
 * @param {import("@playwright/test").Locator} locator
 * @param {() => boolean} isOver
 */
async function dragAbout(page, locator, isOver) {
  const { x, y, width, height } = await boxOf(locator.locator("xpath=ancestor-or-self::*[not(self::input)][1]"));
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  const reach = Math.max(width, 120) / 2;
  for (let turn = 0; turn < 90 || (!isOver() && turn < 160); turn++) {
    await page.mouse.move(x + width / 2 + reach * Math.sin(turn / 9), y + height * (0.5 + 0.4 * Math.sin(turn / 23)));
  }
  await page.mouse.up();
}

/**
 * @param {Page} page
 * @param {string} layer
 */
async function toggleLayer(page, layer) {
  await page.getByRole("button", { name: "Layers", exact: true }).click();
  await page.getByRole("checkbox", { name: layer }).click();
  await page.keyboard.press("Escape");
}

/**
 * Opens an application in Explore.
 * @param {Page} page
 * @param {string} name
 */
async function explore(page, name) {
  await page
    .getByRole("region", { name: "Explore", exact: true })
    .getByRole("button", { name: /^Application / })
    .click();
  await page
    .getByRole("menuitemradio")
    .filter({ has: page.getByText(name, { exact: true }) })
    .click();
}
