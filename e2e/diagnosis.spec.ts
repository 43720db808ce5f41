import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("a model whose σ goes to 0 is told so, and does what is suggested", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(`${smallNetwork}&terms=reconstruction&rate=0.01`);
  const diagnosis = page.getByRole("group", { name: "Diagnosis", exact: true });
  await expect(diagnosis).toHaveText("Training: no fault found; not yet better than the mean image, 205.7 nats");
  const height = (await diagnosis.boundingBox())?.height;

  await playground.button("Train").click();
  await expect(diagnosis).toContainText("σ goes to 0", { timeout: 180_000 });
  await expect(diagnosis).toContainText(/Median σ 0.\d+, spread of the means [\d.]+/);
  expect((await diagnosis.boundingBox())?.height).toBe(height);

  await playground.button("Pause").click();
  await diagnosis.getByRole("button", { name: /^(Why\?|\+\d more)$/ }).click();
  const explained = page.getByRole("dialog", { name: "Diagnoses" });
  await expect(explained).toContainText("Without KL the encoder learns to do without noise");
  await page.keyboard.press("Escape");

  await diagnosis.getByRole("button", { name: "Minimise both terms" }).click();
  await expect(playground.radio("Objective", "Combined")).toBeChecked();
  await expect(diagnosis).toContainText("Training: no fault found");
  await expect(diagnosis).toBeFocused();
});
