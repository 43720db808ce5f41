import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

test("three objectives are trained in step, and one of them is kept", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(20);
  const stepBefore = await playground.number("Step");
  const decodedBefore = await playground.decodedImage();
  await playground.button("Compare").click();
  const column = (name: string) => playground.region(name);
  for (const name of ["Reconstruction only", "KL only", "Combined"]) await expect(column(name)).toBeVisible();
  await playground.isBuilt();
  await expect(playground.output("Step")).toContainText(/^0/);

  await playground.trainTo(200);
  const number = async (name: string, of: string) =>
    Number.parseFloat((await column(name).getByRole("status", { name: of, exact: true }).textContent()) ?? "");
  const largest = async (name: string) => number(name, "Largest |μ|");
  await expect.poll(async () => (await largest("KL only")) < (await largest("Reconstruction only"))).toBe(true);
  await expect.poll(async () => (await curveEnds(page)).length).toBe(3);
  // Curves are redrawn a few times a second, each in its own time.
  await expect.poll(async () => widthOf(await curveEnds(page))).toBeLessThanOrEqual(1);

  await playground.button("End comparison").click();
  await expect(playground.output("Step")).toHaveText(String(stepBefore));
  await expect.poll(() => playground.decodedImage()).toBe(decodedBefore);
});

test("the model that is kept goes on where the comparison left it", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Compare").click();
  await playground.isBuilt();
  await playground.trainTo(30);
  const step = await playground.number("Step");
  await playground.region("KL only").getByRole("button", { name: "Keep this one" }).click();
  await expect(playground.radio("Objective", "KL only")).toBeChecked();
  expect(Math.abs((await playground.number("Step")) - step)).toBeLessThanOrEqual(1);
  await playground.trainTo(step + 20);
  await expect(page).toHaveURL(/terms=kl/);
});

/** The step that each column's curves end at. */
function curveEnds(page: Page): Promise<number[]> {
  return page
    .getByRole("img", { name: /^Losses up to step/ })
    .evaluateAll((charts) => charts.map((chart) => Number(chart.getAttribute("aria-label")?.match(/step (\d+)/)?.[1])));
}

function widthOf(numbers: readonly number[]): number {
  return Math.max(...numbers) - Math.min(...numbers);
}
