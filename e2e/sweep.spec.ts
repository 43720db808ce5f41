import { axeViolations } from "./axe";
import { expect, test } from "./page";
import { Playground } from "./playground";

test("a sweep over λ puts models on the rate–distortion plane, the larger λ to the left", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Compare").click();
  await playground.isBuilt();
  await playground.button("λ sweep").click();
  const dialog = page.getByRole("dialog", { name: /^λ sweep/ });
  await dialog.getByRole("textbox", { name: "λ's to sweep" }).fill("0.1, many");
  await expect(dialog.getByRole("alert")).toHaveText(/^Type up to 12 numbers/);
  await dialog.getByRole("textbox", { name: "λ's to sweep" }).fill("0.1, 100");
  await expect(dialog.getByRole("alert")).toBeHidden();
  await dialog.getByRole("textbox", { name: "Steps of each model" }).fill("30");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Start the sweep" }).click();
  await expect(dialog.getByText("2 models measured.")).toBeVisible();

  const left = async (lambda: string) => {
    const box = await dialog.getByRole("button", { name: `λ = ${lambda}`, exact: true }).boundingBox();
    return box?.x ?? Number.NaN;
  };
  expect(await left("100")).toBeLessThan(await left("0.1"));
  await expect(dialog.getByRole("rowheader")).toHaveText(["0.1", "100"]);
  // Marks lie where the models are, beside each other or not; the same models are rows of a table.
  expect(await axeViolations(page, { offRules: ["target-size"] })).toEqual([]);
  await dialog.getByRole("button", { name: "λ = 100", exact: true }).hover();
  await expect(page.getByText(/^λ = 100rate .* −ELBO/).filter({ visible: true })).toBeVisible();

  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(playground.output("Step")).toContainText(/^0/);
});

test("a sweep that is stopped leaves the models that are shown alone", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Compare").click();
  await playground.isBuilt();
  await playground.button("λ sweep").click();
  const dialog = page.getByRole("dialog", { name: /^λ sweep/ });
  await dialog.getByRole("textbox", { name: "Steps of each model" }).fill("20000");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Start the sweep" }).click();
  await expect(dialog.getByText(/model 1 of 6, step/)).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await playground.trainTo(20);
  await page.getByRole("button", { name: /^λ sweep · 1 of 6/ }).click();
  await dialog.getByRole("button", { name: "Stop the sweep" }).click();
  await expect(dialog.getByRole("button", { name: "Start the sweep" })).toBeVisible();
  await expect(dialog.getByText(/in the background/)).toBeVisible();
});
