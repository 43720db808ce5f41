import type { Locator, Page } from "@playwright/test";
import { axeViolations } from "./axe";
import { expect, test } from "./page";
import { Playground } from "./playground";

test("pictures with handles tell by hand what the model's numbers mean", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(20);

  await test.step("the divergence of five outcomes is the lecture's, in both units and directions", async () => {
    await playground.unfoldObjective();
    await playground.button("Five outcomes").click();
    const outcomes = page.getByRole("dialog", { name: "How far Q is from P" });
    await expect(figure(outcomes, "D(P ‖ Q)")).toHaveText("0.47342 nats");
    await expect(figure(outcomes, "D(Q ‖ P)")).toHaveText("∞ nats");
    await expect(outcomes.getByRole("img", { name: /^H\(Q, P\) ∞ nats/ })).toBeVisible();
    await outcomes.getByRole("radio", { name: "bits", exact: true }).click();
    await expect(figure(outcomes, "D(P ‖ Q)")).toHaveText("0.683 bits");
    await outcomes.getByRole("slider", { name: "Q of outcome 4", exact: true }).focus();
    await page.keyboard.press("Home");
    await expect(figure(outcomes, "D(P ‖ Q)")).toHaveText("∞ bits");
    await outcomes.getByRole("button", { name: "Q like P" }).click();
    await expect(figure(outcomes, "D(P ‖ Q)")).toHaveText("0.000 bits");
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  await test.step("KL is least at σ = 1, the formula without ½ and 2 at 0.71 and below 0", async () => {
    await playground.button("Its two curves").click();
    const curves = page.getByRole("dialog", { name: "What KL costs, by μ and by σ" });
    const sigma = curves.getByRole("slider", { name: "σ on its curve", exact: true });
    await dragAcross(page, sigma, 1000);
    await expect(sigma).toHaveAttribute("aria-valuenow", "2.5");
    for (let at = 0; at < 15; at++) await sigma.press("PageDown");
    await expect(figure(curves, "½ (σ² − 2 log σ − 1)")).toHaveText("0.000");
    for (let at = 0; at < 29; at++) await sigma.press("ArrowLeft");
    await expect(sigma).toHaveAttribute("aria-valuetext", "0.71, 0.09 nats, mistaken −0.153");
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  await test.step("a bell becomes the pinned image's, and half as wide is twice as high", async () => {
    await playground.slider("Position in latent space").focus();
    await page.keyboard.press("Enter");
    await playground.button("Bell").click();
    const bell = page.getByRole("dialog", { name: "What μ and σ do to a bell" });
    await expect(figure(bell, "Share within μ ± σ")).toHaveText("68.3 %");
    await expect(figure(bell, "Height 0.399/σ")).toHaveText("0.80");
    await bell.getByRole("slider", { name: "Standard deviation σ", exact: true }).press("PageUp");
    await expect(figure(bell, "Standard deviation σ")).toHaveText("0.70");
    await bell.getByRole("combobox", { name: "Make the bell that of" }).selectOption({ index: 2 });
    expect(await axeViolations(page)).toEqual([]);
    const kl = await figure(bell, "KL to the prior, nats").textContent();
    await page.keyboard.press("Escape");
    const pinned = await playground.region("Pinned image").locator("dd b").nth(1).textContent();
    expect(Number(kl)).toBeLessThanOrEqual(Number(pinned) + 0.01);
  });

  await test.step("a draw is decoded, and of a plane's draws two fifths lie within one σ", async () => {
    await playground.button("Sampling").click();
    const layer = page.getByRole("dialog", { name: "The sampling layer, step by step" });
    const first = layer.getByRole("row", { name: /^z₁/ }).getByRole("cell");
    for (let step = 0; step < 4; step++) await layer.getByRole("button", { name: "Next step" }).click();
    const [mu, sigma, epsilon, z, ofMu, ofLogVar] = (await first.allTextContents()).map((text) =>
      Number(text.replace("−", "-")),
    ) as [number, number, number, number, number, number];
    expect(Math.abs(mu + sigma * epsilon - z)).toBeLessThan(0.03);
    expect(ofMu).toBe(1);
    expect(Math.abs((sigma * epsilon) / 2 - ofLogVar)).toBeLessThan(0.02);
    for (let many = 0; many < 20; many++) await layer.getByRole("button", { name: "Draw 20" }).click();
    const [inside = 0, all = 1] = ((await figure(layer, "Draws within one σ").textContent()) ?? "")
      .split(" of ")
      .map(Number);
    expect(all).toBe(401);
    // Four standard errors.
    expect(Math.abs(inside / all - 0.393)).toBeLessThan(0.1);
    await expect(layer.getByRole("img", { name: "x̂ at the latest 20 draws" })).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
  });

  await test.step("the code follows the settings, and a slide's mistake is told when it is asked for", async () => {
    await playground.button("Close").click();
    await playground.button("Model files").click();
    await playground.button("Read the code").click();
    const mirror = page.getByRole("dialog", { name: "This model as code, and the lectures’ code" });
    await expect(mirror.getByRole("region", { name: "Code of this model for Keras" })).toContainText("BATCH_SIZE = 16");
    await mirror.getByRole("radio", { name: "PyTorch" }).click();
    await expect(mirror.getByRole("region", { name: "Code of this model for PyTorch" })).toContainText(
      "Conv(1, 4, stride=2",
    );
    const slide = mirror.getByRole("region", { name: "CS3232 and the notes: one term, two weights" });
    await expect(slide).not.toContainText("β is 1/L");
    await slide.getByRole("button", { name: "Show the mistake" }).click();
    await expect(slide).toContainText("β is 1/L: 0.5 here. Summed over both it is the batch size: 16.");
    expect(await axeViolations(page)).toEqual([]);
  });
});

function figure(within: Locator, name: string): Locator {
  return within.getByRole("status", { name, exact: true });
}

/** Drags the middle of an element so many pixels to the right. */
async function dragAcross(page: Page, element: Locator, pixels: number): Promise<void> {
  const box = await element.boundingBox();
  if (!box) throw new Error("It is not there.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels / 2, y);
  await page.mouse.move(x + pixels, y);
  await page.mouse.up();
}
