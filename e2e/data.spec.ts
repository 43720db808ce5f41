import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./page";
import { Playground } from "./playground";

const data = /^(MNIST|Shapes|Faces).*: Data$/;

test("another data set is chosen by keyboard, trained on, told by its factors, and left by Undo", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(5);
  const step = await playground.number("Step");
  await page.getByRole("button", { name: data }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Data" });
  await expect(dialog.getByRole("button", { name: "MNIST", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(dialog.getByRole("listitem")).toHaveCount(4);
  await expect(dialog).toContainText("Drawn on this machine; fetches nothing");
  for (const image of await dialog.getByRole("img").all()) {
    expect(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(300);
  }
  expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Shapes", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toContainText("the data set “Shapes”");
  await playground.button("Start anew").click();
  await expect(page.getByRole("button", { name: data })).toContainText("Shapes");
  await playground.isBuilt();
  await expect(page).toHaveURL(/data=shapes&latent=5/);
  for (let steps = 0; steps < 2; steps++) await playground.button("Step").click();
  await expect(playground.output("Step")).toHaveText("2");
  await expect(page.getByRole("group", { name: "Classes on the map" })).toContainText("heart");

  await page.getByRole("combobox", { name: "Colour of the points" }).click();
  await page.getByRole("option", { name: "Rotation" }).click();
  await expect(page.getByRole("figure", { name: "Rotation, °: colours once around from 0 to 360" })).toBeVisible();
  await page.getByRole("tab", { name: "Factors" }).click();
  const table = playground.region("Explore").getByRole("table");
  await expect(table.getByRole("rowheader")).toHaveText(["x", "y", "Scale", "Rotation"]);
  await expect(table.getByRole("cell")).toHaveCount(20);
  expect(await playground.number("Mutual information gap")).toBeLessThan(0.5);

  await playground.button("Undo").click();
  await expect(page.getByRole("button", { name: data })).toContainText("MNIST");
  await expect(playground.output("Step")).toHaveText(String(step));
  await playground.isBuilt();
  await expect(page.getByRole("tab", { name: "Factors" })).toHaveCount(0);
  await expect(page.getByRole("tab", { name: "Generate" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("group", { name: "Classes on the map" })).toBeVisible();
});
