import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";
import { type Manner, translateContinuously } from "./translator";

for (const manner of ["moves", "replaces"] as const satisfies readonly Manner[]) {
  test(`a page whose texts a translator ${manner} trains, compares and explores as any other`, async ({ page }) => {
    await translateContinuously(page, { manner, heedsRefusal: false });
    const playground = new Playground(page);
    await playground.open();
    await expect(page.getByRole("heading", { name: "Latent Playground" }).locator("font font")).toBeVisible();
    await trains(playground);
    await changesObjectives(playground);
    await opensApplications(playground);
    await looksAtPoints(playground);
    await opensDialogs(playground);
    await looksBack(playground);
    await compares(playground);
    await trains(playground);
    await playground.button("Reset").click();
    await playground.waitFor("Step", (step) => step === 0);
  });
}

test("numbers and symbols are not given to a translator that asks", async ({ page }) => {
  await translateContinuously(page, { manner: "replaces", heedsRefusal: true });
  const playground = new Playground(page);
  await playground.open();
  await playground.unfoldObjective();
  await playground.trainTo(30);
  await expect(playground.page.getByRole("heading", { name: "Latent Playground" }).locator("font font")).toBeVisible();
  await expect(playground.button("Train").locator("font font")).toBeVisible();
  for (const name of ["Epoch", "Step", "Total loss", "KL", "Effective β", "Median σ", "Prior covered"]) {
    await expect(playground.output(name).locator("font:not(.visually-hidden font)")).toHaveCount(0);
  }
  await expect(playground.output("Engine in use").locator("strong font")).toHaveCount(0);
  await expect(playground.page.getByRole("button", { name: "L", exact: true }).locator("font")).toHaveCount(0);
});

/** Numbers are seen to change, twice, while it trains. */
async function trains(playground: Playground): Promise<void> {
  await playground.button("Train").click();
  for (let time = 0; time < 2; time++) {
    for (const name of ["Step", "Total loss", "KL"]) await changes(playground, name);
  }
  await playground.button("Pause").click();
  await expect(playground.button("Train")).toBeVisible();
}

async function changes(playground: Playground, name: string): Promise<void> {
  const before = await shown(playground, name);
  await expect.poll(() => shown(playground, name)).not.toBe(before);
}

/** What the page shows of an output: a text that is no longer in it does not count. */
async function shown(playground: Playground, name: string): Promise<string> {
  return (await playground.output(name).textContent()) ?? "";
}

async function changesObjectives(playground: Playground): Promise<void> {
  await playground.button("Train").click();
  for (const objective of ["KL only", "Reconstruction only", "Combined"]) {
    await playground.radio("Objective", objective).click();
    await changes(playground, "Step");
  }
  for (const noise of ["σ = 0", "σ = 1", "Learned σ"]) await playground.radio("Encoder noise", noise).click();
  await playground.unfoldObjective();
  await playground.radio("Pixel likelihood", "Gaussian (MSE)").click();
  await playground.radio("Pixel likelihood", "Bernoulli (BCE)").click();
  await playground.page.getByRole("combobox", { name: "Convention" }).selectOption({ index: 1 });
  await playground.slider("KL weight λ").press("ArrowRight");
  await playground.page.getByRole("combobox", { name: "Convention" }).selectOption({ index: 0 });
  await playground.button("Pause").click();
}

/** Every application of the decoder, twice. */
async function opensApplications(playground: Playground): Promise<void> {
  for (const title of [...(await playground.applications()), ...(await playground.applications())]) {
    await playground.explore(title);
    await expect(playground.page.getByRole("group", { name: title, exact: true })).not.toBeEmpty();
  }
}

/** The pointer goes over the map, presses, drags, and pins an image. */
async function looksAtPoints({ page }: Playground): Promise<void> {
  const box = await page.getByRole("img", { name: /held-out images/ }).boundingBox();
  if (!box) throw new Error("The map has no place.");
  const at = (share: number) => [box.x + share * box.width, box.y + (0.3 + 0.4 * share) * box.height] as const;
  for (let share = 0.1; share < 0.9; share += 0.02) await page.mouse.move(...at(share));
  await page.mouse.move(...at(0.4));
  await page.mouse.down();
  for (let share = 0.4; share < 0.6; share += 0.02) await page.mouse.move(...at(share));
  await page.mouse.up();
  await page.mouse.click(...at(0.5));
  await page.mouse.move(0, 0);
}

async function opensDialogs(playground: Playground): Promise<void> {
  const { page } = playground;
  await playground.button("Table").click();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(playground.page.getByRole("dialog")).toHaveCount(0);
  for (const name of ["Keep this run", "Start anew"]) {
    await page.getByRole("switch", { name: "Batch norm" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name }).click();
    await expect(playground.page.getByRole("alertdialog")).toHaveCount(0);
  }
  await playground.isBuilt();
  await playground.waitFor("Step", (step) => step === 0);
  await playground.trainTo(30);
}

async function looksBack(playground: Playground): Promise<void> {
  await playground.button("Time machine").click();
  await playground.slider("Training step").press("Home");
  await expect(playground.output("Step")).toHaveText("0");
  await playground.button("Back to now").click();
  await expect(playground.output("Step")).not.toHaveText("0");
}

async function compares(playground: Playground): Promise<void> {
  await playground.button("Compare").click();
  await playground.isBuilt();
  await playground.button("Train").click();
  await playground.waitFor("Step", (step) => step > 10);
  const before = await numbersOf(playground.page);
  await expect.poll(() => numbersOf(playground.page)).not.toEqual(before);
  await playground.button("Pause").click();
  await playground.button("End comparison").click();
  await expect(playground.radio("Objective", "Combined")).toBeVisible();
}

function numbersOf(page: Page): Promise<string[]> {
  return page.getByRole("region", { name: "KL only" }).getByRole("status").allInnerTexts();
}
