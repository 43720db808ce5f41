import type { Page } from "@playwright/test";
import { expect, test } from "../page";
import { Playground } from "../playground";
import { HeapReader, type Holdings } from "./heap";

/** As small as can be, so that steps take next to no time. */
const smallestNetwork = "latent=2&encoder=flat.dense4r&decoder=dense784.to28x28x1&batch=16";
/** Training steps of a soak; `SOAK_STEPS` takes others. */
const STEPS = Number(process.env["SOAK_STEPS"] ?? 10_000);
/** From here on nothing may grow: curves have been thinned out once, and every part of the page has been shown. */
const SETTLED = STEPS / 5;
const OPENINGS = 12;
/** How often holdings are read while the model trains. */
const LOOKS = 5;
const MEGABYTE = 2 ** 20;

/** How much more there may be at the end than when all was settled; garbage is not collected to the last byte. */
const slack: Holdings = {
  nodes: 150,
  // Those of elements that have gone count until they are collected.
  listeners: 200,
  pageHeap: 4 * MEGABYTE,
  pageBuffers: 4 * MEGABYTE,
  workerHeap: 2 * MEGABYTE,
  workerBuffers: 4 * MEGABYTE,
};

test.describe.configure({ timeout: 900_000 });

test(`${OPENINGS} openings of each part of the page leave nothing behind`, async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(20);
  await opensAll(playground);
  const heap = await HeapReader.on(page);
  const before = await settledHoldings(page, heap);
  for (let time = 0; time < OPENINGS; time++) await opensAll(playground);
  const after = await settledHoldings(page, heap);
  expectNoMore(after, before);
});

for (const compares of process.env["QUICK_CAMPAIGN"] ? [false] : [false, true]) {
  test(`${STEPS} steps leave nothing behind${compares ? ", three models compared" : ""}`, async ({ page }) => {
    const playground = new Playground(page);
    await playground.open(smallestNetwork);
    if (compares) {
      await playground.button("Compare").click();
      await expect(playground.region("KL only")).toBeVisible();
      await playground.isBuilt();
    } else await showsEverything(playground);
    await playground.button("Train").click();
    await playground.waitFor("Step", (step) => step >= SETTLED, 300_000);
    const heap = await HeapReader.on(page);
    const before = await leastHoldings(page, heap);
    await playground.waitFor("Step", (step) => step >= STEPS, 600_000);
    const after = await leastHoldings(page, heap);
    expectNoMore(after, before);
  });
}

/** Has the map draw all that it can, and an image looked at closely. */
async function showsEverything(playground: Playground): Promise<void> {
  const { page } = playground;
  await playground.button("Layers").click();
  for (const name of ["Posteriors", "Density", "Manifold", "Gaps", "Forces"]) {
    await page.getByRole("checkbox", { name, exact: true }).check();
  }
  await page.keyboard.press("Escape");
  await playground.slider("Position in latent space").press("Enter");
}

function expectNoMore(after: Holdings, before: Holdings): void {
  test.info().annotations.push({ type: "holdings", description: JSON.stringify({ before, after }) });
  const grown = Object.entries(slack).filter(([name, more]) => {
    const key = name as keyof Holdings;
    return after[key] - before[key] > more;
  });
  expect(grown, JSON.stringify({ before, after })).toEqual([]);
}

/** The least that there is over some seconds, of each kind: what a look that is under way holds is not what stays behind. */
async function leastHoldings(page: Page, heap: HeapReader): Promise<Holdings> {
  let least = await heap.read();
  for (let time = 1; time < LOOKS; time++) {
    await page.waitForTimeout(700);
    const next = await heap.read();
    const pairs = Object.entries(next).map(([name, held]) => [name, Math.min(held, least[name as keyof Holdings])]);
    least = Object.fromEntries(pairs);
  }
  return least;
}

/** What there is once nothing moves any more. */
async function settledHoldings(page: Page, heap: HeapReader): Promise<Holdings> {
  await page.waitForTimeout(1000);
  return heap.read();
}

/** Opens every application and dialog, and closes it again. */
async function opensAll(playground: Playground): Promise<void> {
  const { page } = playground;
  for (const title of await playground.applications()) {
    await playground.explore(title);
    await expect(page.getByRole("group", { name: title, exact: true })).not.toBeEmpty();
  }
  await playground.explore("Generate");
  for (const name of ["Table", "Engine"]) {
    await playground.button(name).click();
    await expect(page.getByRole(name === "Engine" ? "menu" : "dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole(name === "Engine" ? "menu" : "dialog")).toHaveCount(0);
  }
  await playground.button("Time machine").click();
  await playground.slider("Training step").press("Home");
  await playground.button("Back to now").click();
  await playground.button("Compare").click();
  await expect(playground.region("KL only")).toBeVisible();
  await playground.isBuilt();
  await playground.button("End comparison").click();
  await expect(playground.application).toBeVisible();
  await playground.isBuilt();
}
