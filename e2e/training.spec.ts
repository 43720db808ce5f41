import { expect, test } from "./page";
import { Playground } from "./playground";

test("a model trains, pauses within a step and goes on", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const news = page.getByRole("status").filter({ hasText: /^Paused at step/ });
  await playground.trainTo(60);
  await expect(news).toHaveCount(1);
  const paused = await playground.number("Step");
  await page.waitForTimeout(500);
  expect(await playground.number("Step")).toBe(paused);
  await playground.trainTo(paused + 20);
  expect(await playground.number("Total loss")).toBeLessThan(400);
});

test("a step is exactly one, and the same again after Reset", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const losses = async () => {
    const seen: number[] = [];
    for (let step = 1; step <= 3; step++) {
      await playground.button("Step").click();
      await playground.waitFor("Step", (value) => value === step);
      seen.push(await playground.number("Total loss"));
    }
    return seen;
  };
  const first = await losses();
  await playground.button("Reset").click();
  await playground.waitFor("Step", (value) => value === 0);
  expect(await losses()).toEqual(first);
});

test("the objective of a running model changes at once and its steps go on", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Train").click();
  await playground.waitFor("Step", (step) => step >= 30);
  const before = await playground.number("Step");
  await playground.radio("Objective", "KL only").click();
  await playground.waitFor("Step", (step) => step >= before + 100);
  await playground.waitFor("KL", (kl) => kl < 0.5);
  await playground.radio("Objective", "Reconstruction only").click();
  await playground.unfoldObjective();
  await playground.radio("Pixel likelihood", "Gaussian (MSE)").click();
  await playground.radio("Encoder noise", "σ = 0").click();
  const later = await playground.number("Step");
  expect(later).toBeGreaterThan(before);
  await playground.waitFor("Step", (step) => step > later);
  await playground.waitFor("Total loss", (loss) => loss < 60);
  await playground.button("Pause").click();
});

test("the held-out images are looked at: their means, σ and loss", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.waitFor("Held-out total loss", (loss) => loss > 500);
  await expect(playground.output("Held-out total loss")).toContainText("10,000", { timeout: 90_000 });
  await playground.trainTo(100);
  await playground.waitFor("Held-out total loss", (loss) => loss < 400);
  for (const name of ["Median σ", "Largest |μ|", "Spread of μ"]) {
    expect(await playground.number(name)).toBeGreaterThan(0);
  }
});

test("the weights move along to another engine", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(40);
  const step = await playground.number("Step");
  await playground.chooseEngine("TensorFlow.js CPU");
  expect(await playground.number("Step")).toBe(step);
});

test("what needs new weights asks before it takes the trained ones", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(10);
  await page.getByRole("switch", { name: "Batch norm" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(`step ${await playground.number("Step")}`);
  await dialog.getByRole("button", { name: "Keep this run" }).click();
  expect(await playground.number("Step")).toBeGreaterThan(0);
  await page.getByRole("switch", { name: "Batch norm" }).click();
  await dialog.getByRole("button", { name: "Start anew" }).click();
  await playground.waitFor("Step", (step) => step === 0);
});
