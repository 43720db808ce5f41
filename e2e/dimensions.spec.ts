import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("dimensions: the model beside PCA, by error, trustworthiness and neighbours, with both maps", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&tab=dimensions`);
  await playground.isBuilt();
  await playground.trainTo(60);
  const tab = page.getByRole("group", { name: "Dimensions" });
  const chart = tab.getByRole("img", { name: /^Squared error by the number of dimensions\. PCA 1: .*models 2: \d/ });
  await expect(chart).toBeVisible();
  const table = tab.getByRole("region", { name: "PCA and the model" });
  await expect(table.getByRole("row", { name: /^VAE/ })).toHaveText(/^VAE2\d+\.\d0\.\d{3}\d+ %$/);
  await expect(table.getByRole("row", { name: /^PCA/ })).toHaveText(/^PCA2\d+\.\d0\.\d{3}\d+ %$/);
  // The chart and the table tell the same errors, each of its own.
  const [, ofPca = "", ofModel = ""] =
    /, 2: ([\d.]+), .*models 2: ([\d.]+)\.$/.exec((await chart.getAttribute("aria-label")) ?? "") ?? [];
  await expect(table.getByRole("row", { name: `PCA 2 ${ofPca} ` })).toBeVisible();
  await expect(table.getByRole("row", { name: `VAE 2 ${ofModel} ` })).toBeVisible();
  expect(Number(ofPca)).toBeGreaterThan(0);
  await expect(playground.output("Dimensions that PCA needs")).toHaveText(/^\d+$/);
  for (const name of ["Map of held-out images: VAE, μ", "Map of held-out images: PCA, 2 components"]) {
    await expect(tab.getByRole("img", { name })).toBeVisible();
  }
  await playground.button("Train").click();
  await expect(tab).toContainText("Measured anew when the model stands still.");
});
