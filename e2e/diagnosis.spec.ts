import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("a model whose means fly apart is told so, and does what is suggested", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(`${smallNetwork}&terms=reconstruction&rate=0.01`);
  const diagnosis = page.getByRole("group", { name: "Diagnosis", exact: true });
  await expect(diagnosis).toHaveText("Nothing unusual");
  const height = (await diagnosis.boundingBox())?.height;

  await playground.button("Train").click();
  // They take some thousand steps to get so far, on a busy machine over a minute.
  await expect(diagnosis).toContainText("Exploding means", { timeout: 180_000 });
  await expect(diagnosis).toContainText(/Largest \|μ\| [\d.]+, where the prior has width 1/);
  expect((await diagnosis.boundingBox())?.height).toBe(height);

  await playground.button("Pause").click();
  await diagnosis.getByRole("button", { name: /^(Why\?|\+\d more)$/ }).click();
  const explained = page.getByRole("dialog", { name: "Diagnoses" });
  await expect(explained).toContainText("Without KL nothing keeps codes near the prior");
  await page.keyboard.press("Escape");

  await diagnosis.getByRole("button", { name: "Minimise both terms" }).click();
  await expect(playground.radio("Objective", "Combined")).toBeChecked();
  await expect(diagnosis).toHaveText("Nothing unusual");
  await expect(diagnosis).toBeFocused();
});
