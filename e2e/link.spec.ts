import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("a shared link restores the experiment", async ({ page, context }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.radio("Objective", "KL only").click();
  await playground.unfoldObjective();
  await playground.radio("Pixel likelihood", "Gaussian (MSE)").click();
  await playground.slider("KL weight λ").focus();
  await page.keyboard.press("ArrowRight");
  const lambda = await playground.slider("KL weight λ").inputValue();
  await expect.poll(() => page.url()).toContain("terms=kl&lambda=1.");
  const link = page.url();
  const friend = new Playground(await context.newPage());
  await friend.page.goto(link);
  await friend.isBuilt();
  await expect(friend.radio("Objective", "KL only")).toBeChecked();
  await expect(friend.region("Objective").getByRole("button", { name: /^More/ })).toContainText("MSE");
  await friend.unfoldObjective();
  await expect(friend.radio("Pixel likelihood", "Gaussian (MSE)")).toBeChecked();
  await expect(friend.slider("KL weight λ")).toHaveValue(lambda);
  expect(friend.page.url()).toBe(link);
});

test("the same link gives the same losses to the last digit", async ({ page, context }) => {
  const losses = async (playground: Playground) => {
    await playground.open(`${smallNetwork}&seed=11`);
    for (let step = 1; step <= 5; step++) {
      await playground.button("Step").click();
      await playground.waitFor("Step", (value) => value === step);
    }
    return playground.output("Total loss").textContent();
  };
  const first = await losses(new Playground(page));
  expect(await losses(new Playground(await context.newPage()))).toBe(first);
});

test("a malformed link says what could not be read and keeps the rest", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(`${smallNetwork}&lambda=many&terms=kl`);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("lambda is “many” and must be a number from 0.0001 to 1000");
  await expect(playground.radio("Objective", "KL only")).toBeChecked();
});

test("a link to a network that no engine can hold says what it needs, and opens the usual network", async ({
  page,
}) => {
  const playground = new Playground(page);
  const decoder = `dense784r.to28x28x1.${"convT256s1r.".repeat(11)}convT1s1`;
  await playground.open(`seed=7&batch=512&decoder=${decoder}`);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(
    /needs [\d.]+ GB; WASM can hold [\d.]+ GB here: a smaller batch \(\d+\) would need/,
  );
  await expect(alert).toContainText(/Set batch=\d+ in the link/);
  await expect(playground.region("Model")).toContainText("153,425 parameters");
  await playground.button("Step").click();
  await playground.waitFor("Step", (step) => step === 1);
});

test("what starts and never ends is cancelled by a press, and begun again by another", async ({ page }) => {
  const playground = new Playground(page);
  await page.route("**/data/**", () => new Promise(() => undefined));
  await page.goto(`/#${smallNetwork}`);
  await playground.button("Cancel").click();
  await expect(page.getByText("No engine: press Reset")).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await playground.button("Reset").click();
  await playground.isBuilt();
  await playground.button("Engine").click();
  await expect(
    page.getByText(/A training step takes [\d.]+ GFLOP, in \d+ MB\. A link gives the same bits/),
  ).toBeVisible();
});

test("a link that is shared holds what is looked at, and the step at which to pause", async ({ page, context }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = async (text) => {
      document.documentElement.dataset["copied"] = text;
    };
  });
  const playground = new Playground(page);
  await playground.open(`${smallNetwork}&z=1,-0.5&tab=draw&pin=3&until=30`);
  await expect(playground.application).toContainText("Draw");
  await expect(page.getByRole("slider", { name: "z1", exact: true })).toHaveValue("1");
  await playground.button("Train").click();
  await expect(playground.output("Step")).toHaveText("30");
  await expect(playground.button("Train")).toBeVisible();
  const decoded = await playground.decodedImage();
  await playground.button("Share").click();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset["copied"])).toContain("until=30");
  const link = await page.evaluate(() => document.documentElement.dataset["copied"] ?? "");
  expect(new URL(link).hash).toContain("&z=1,-0.5&pin=3&tab=draw&until=30");

  const friend = new Playground(await context.newPage());
  await friend.page.goto(link);
  await friend.isBuilt();
  await friend.button("Train").click();
  await expect(friend.output("Step")).toHaveText("30");
  await expect.poll(() => friend.decodedImage()).toBe(decoded);
});
