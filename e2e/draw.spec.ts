import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

/** Draws a line down the pad. */
async function drawLine(page: Page, pad: Locator): Promise<void> {
  const box = await pad.boundingBox();
  if (!box) throw new Error("There is no pad.");
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.8, { steps: 6 });
  await page.mouse.up();
}

test("a feature takes the point along its arrow; what is drawn by hand or by keys is encoded, ranked and weighed", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(5);
  await test.step("a feature's arrow takes the user's point along and back", async () => {
    await playground.explore("Modify");
    await playground.waitFor("Images in group A", (count) => count > 0);
    await expect(playground.slider("z1")).toHaveAttribute("aria-valuenow", "0");
    await playground.slider("Amount along the arrow").focus();
    await page.keyboard.press("End");
    // The arrow may be a hair's breadth long: the model has hardly been trained.
    await expect(playground.slider("z1")).not.toHaveAttribute("aria-valuenow", "0");
    await expect(playground.slider("Amount along the arrow")).toHaveValue("1.5");
    await page.getByRole("combobox", { name: "Group B" }).selectOption("class 7");
    await playground.slider("Amount along the arrow").focus();
    await page.keyboard.press("Home");
    await expect(playground.slider("Amount along the arrow")).toHaveValue("-1.5");
  });
  await test.step("a drawing is encoded, ranked, weighed against its PNG, and still there after that", async () => {
    await playground.explore("Draw");
    const pad = page.getByRole("application", { name: "Drawing pad" });
    await drawLine(page, pad);
    await playground.waitFor("KL of the drawing", (kl) => kl > 0);
    await playground.waitFor("Reconstruction loss of the drawing", (loss) => loss > 0);
    await expect(playground.output("Rank of the drawing")).toContainText(/held-out images/);
    await expect(playground.output("Rank of the drawing")).toContainText(/\d %|all/);
    const verdict = page.locator("p", { has: playground.output("Rank of the drawing") }).getByRole("button");
    await expect(verdict).toHaveAccessibleDescription(/a score, not a proof: .*low for anything simpler.*Try a dash/);
    await playground.explore("Compress");
    expect(await playground.number("Raw image")).toBe(6272);
    expect(await playground.number("Code as floats")).toBe(64);
    await playground.waitFor("PNG", (bits) => bits > 8 * 57 && bits < 6272);
    await playground.waitFor("KL of the image", (bits) => bits > 0);
    await playground.waitFor("Correction of the reconstruction", (bits) => bits > 0);
    await playground.explore("Draw");
    await playground.waitFor("KL of the drawing", (kl) => kl > 0);
    await playground.button("Undo stroke").click();
    await expect(playground.output("KL of the drawing")).toHaveCount(0);
  });
  await test.step("arrow keys draw as well, with the pen put down by Space", async () => {
    await playground.explore("Draw");
    await page.getByRole("application", { name: "Drawing pad" }).focus();
    await page.keyboard.press("Shift+ArrowUp");
    await expect(playground.button("Clear")).toBeDisabled();
    await page.keyboard.press("Space");
    for (let press = 0; press < 4; press++) await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Space");
    await playground.waitFor("KL of the drawing", (kl) => kl > 0);
    await expect(playground.output("Class of the nearest means")).toHaveText(/\d/);
  });
});
