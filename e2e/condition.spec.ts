import { readFile } from "node:fs/promises";
import { readNpz } from "../src/formats/npz";
import { readZip } from "../src/formats/zip";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("a network that is told the class takes orders, and is held in the link", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&tab=condition`);
  await playground.isBuilt();
  const tab = page.getByRole("group", { name: "Condition" });
  await expect(tab).toContainText("This network is told no class");
  await tab.getByRole("button", { name: "Train one that is told the class" }).click();
  await expect.poll(() => page.url()).toContain("condition=class");
  await playground.isBuilt();
  await playground.trainTo(40);

  await expect(tab.getByRole("status", { name: "kNN accuracy on μ" })).toHaveText(/^\d+(\.\d)? %$/);
  // A cell takes the user's point and the told class along, by key as well.
  const grid = tab.getByRole("group", { name: "Classes and codes" });
  await expect(grid.getByRole("button")).toHaveCount(100);
  await grid.getByRole("button", { name: "0, code 1", exact: true }).focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "Enter"]) await page.keyboard.press(key);
  const told = page.getByRole("region", { name: "Decode z" }).getByRole("combobox", { name: "Class told" });
  await expect(told).toHaveValue("2");
  await expect(page.getByRole("region", { name: "Decode z" })).not.toContainText("0.0 from the origin");
  await told.selectOption({ label: "as 7" });
  await expect(told).toHaveValue("7");

  // What asks an image whose class nobody can tell says that it does not ask this network.
  for (const name of ["Unusual", "Few labels"]) {
    await playground.explore(name);
    await expect(page.getByRole("group", { name, exact: true })).toContainText("This network is told the class");
  }

  // It is taken along with what it was told of each image of the check; a link brings it back.
  await page.getByRole("button", { name: "Model files" }).click();
  const files = page.getByRole("dialog", { name: "Model files" });
  const saving = page.waitForEvent("download");
  await files.getByRole("button", { name: /^Save, / }).click();
  const archive = readZip(new Uint8Array(await readFile(await (await saving).path())), "model.zip");
  const { arrays } = readNpz(archive.get("check.npz") ?? new Uint8Array(), "check.npz");
  expect(arrays.get("condition")?.shape).toEqual([5, 10]);
  await page.keyboard.press("Escape");
  await page.reload();
  await playground.isBuilt();
  await expect(page.getByRole("switch", { name: "Told the class" })).toBeChecked();
});
