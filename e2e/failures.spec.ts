import type { Browser } from "@playwright/test";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("a worker that dies is named and replaced, and training goes on from the last good weights", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(50);
  const step = await playground.number("Step");
  await playground.button("Train").click();
  await playground.waitFor("Step", (value) => value > step);
  await page.workers()[0]?.evaluate(() => self.close());
  await expect(page.getByRole("alert")).toContainText("The training worker died at step");
  await expect(page.getByRole("alert")).toContainText("Kept: The weights of step");
  await playground.waitFor("Step", (value) => value > step + 20);
  expect(await playground.number("Total loss")).toBeLessThan(450);
  await playground.button("Pause").click();
});

test("a worker that dies is replaced where the page may have no locks, as with cookies blocked", async ({ page }) => {
  await page.addInitScript(() => {
    LockManager.prototype.request = () => Promise.reject(new DOMException("Access is denied.", "SecurityError"));
  });
  await page.clock.install();
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(20);
  const step = await playground.number("Step");
  await page.workers()[0]?.evaluate(() => self.close());
  // The page asks for a minute whether the worker lives.
  await page.clock.runFor(50_000);
  await expect(page.getByRole("alert").filter({ hasText: "died" })).toHaveCount(0);
  await page.clock.runFor(12_000);
  await expect(page.getByRole("alert")).toContainText("The training worker died at step");
  await playground.isBuilt();
  await playground.trainTo(step + 20);
});

// A browser of its own for each: one whose graphics process has crashed is not what other stories should be told in.
test("the loss falls on TensorFlow.js WebGPU; a lost graphics device is named and recovered from", async ({
  launch,
}) => {
  const { browser, page } = await launch();
  const playground = new Playground(page);
  await playground.open(fastLearning);
  await playground.chooseEngine("TensorFlow.js WebGPU");
  await lossFalls(playground);
  const step = await playground.number("Step");
  await crashGraphics(browser);
  await expect(page.getByRole("alert")).toContainText(/lost|stopped working/);
  await playground.isBuilt();
  expect(await playground.number("Step")).toBe(step);
  await playground.trainTo(step + 2);
});

test("the loss falls on WebGPU; training goes on by itself where the device is lost in the middle of it", async ({
  launch,
}) => {
  const { browser, page } = await launch();
  const playground = new Playground(page);
  await playground.open(fastLearning);
  await playground.chooseEngine("WebGPU");
  await lossFalls(playground);
  const before = await playground.number("Step");
  await playground.button("Train").click();
  await playground.waitFor("Step", (value) => value > before + 4);
  const step = await playground.number("Step");
  await page.waitForTimeout(SAVED_WITHIN_MS);
  const began = Date.now();
  await crashGraphics(browser);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(/lost|stopped working/);
  const kept = Number((await alert.textContent())?.replaceAll(",", "").match(/Kept: The weights of step (\d+)/)?.[1]);
  expect(kept).toBeGreaterThanOrEqual(step);
  await playground.waitFor("Step", (value) => value > kept);
  test.info().annotations.push({ type: "training went on after", description: `${Date.now() - began} ms` });
  await expect(playground.output("Engine in use")).toContainText("WebGPU");
  await playground.waitFor("Step", (value) => value > kept + 4);
  await playground.button("Pause").click();
});

/** Weights are saved every two seconds of training; a slow machine may take a step and a report longer. */
const SAVED_WITHIN_MS = 4000;

test("a data file that is cut short is refused in words, and fetched again when asked", async ({ page }) => {
  let isDamaged = true;
  await page.context().route("**/t10k-images-idx3-ubyte.bin", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: isDamaged ? body.subarray(0, 500_000) : body });
  });
  await page.goto(`/#${smallNetwork}`);
  await expect(page.getByRole("alert")).toContainText("t10k-images-idx3-ubyte is damaged");
  isDamaged = false;
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await new Playground(page).isBuilt();
});

test("a failure that was dismissed leaves words on how to go on", async ({ page }) => {
  let isMissing = true;
  await page
    .context()
    .route("**/manifest.json", (route) => (isMissing ? route.fulfill({ status: 404 }) : route.continue()));
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}`);
  await page.getByRole("alert").getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByText("No engine: press Reset")).toBeVisible();
  await expect(playground.region("Reconstructions")).toContainText("press Reset");
  await expect(playground.region("Loss")).toContainText("No losses yet");
  isMissing = false;
  await playground.button("Reset").click();
  await playground.isBuilt();
  await expect(page.getByRole("banner")).toContainText("MNIST · 60,000");
});

test("a number that is none is refused in words, kept to be mended, and given up on leaving", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const rate = page.getByRole("textbox", { name: "Learning rate" });
  const alert = page.getByRole("alert").filter({ visible: true });
  await rate.fill("0,5e");
  await rate.press("Enter");
  await expect(alert).toHaveText("“0,5e” is not taken, 0.001 is kept. Type a number from 0.00001 to 0.1.");
  await expect(rate).toHaveValue("0,5e");
  await rate.fill("0,005");
  await expect(alert).toHaveCount(0);
  await rate.press("Enter");
  await expect(rate).toHaveValue("0.005");
  await rate.fill("7");
  await page.getByRole("textbox", { name: "Seed", exact: true }).focus();
  await expect(alert).toContainText("“7” is not taken, 0.005 is kept.");
  await expect(rate).toHaveValue("0.005");
});

test("without WebGPU the menu says so and another engine computes", async ({ launch }, { project }) => {
  const { executablePath } = project.use.launchOptions ?? {};
  const { page } = await launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-features=WebGPU,WebGPUService", "--disable-background-networking"],
  });
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Engine").click();
  const item = page.getByRole("menuitem", { name: /^TensorFlow.js WebGPU/ });
  await expect(item).toBeDisabled();
  await expect(item).toContainText(/WebGPU/);
  await page.keyboard.press("Escape");
  await playground.trainTo(10);
});

/**
 * Few layers, since compiling is what takes longest on a graphics adapter that is a program; at this learning rate a few
 * of its slow steps tell whether a model learns.
 */
const fastLearning =
  "latent=2&encoder=conv4s2r.bn.flat&decoder=dense196r.bn.to14x14x1.convT8s2r.bn.convT1s1&batch=16&rate=0.03";

/** Trains for four steps, of which three have learned from one before. */
async function lossFalls(playground: Playground): Promise<void> {
  await expect(playground.output("Engine in use")).toContainText("SwiftShader");
  await playground.button("Step").click();
  await playground.waitFor("Step", (step) => step === 1);
  const untrained = await playground.number("Total loss");
  expect(untrained).toBeGreaterThan(400);
  await playground.trainTo(4);
  expect(await playground.number("Total loss")).toBeLessThan(untrained - 100);
}

async function crashGraphics(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send("Browser.crashGpuProcess");
}
