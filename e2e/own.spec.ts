import type { Page } from "@playwright/test";
import { axeViolations } from "./axe";
import { drop } from "./drop";
import { expect, test } from "./page";
import { zipOfClasses } from "./pets";
import { Playground } from "./playground";

const bar = (page: Page) => page.getByRole("button", { name: /: Data$/ });

test("a zip of class folders is dropped, planned, trained, found after a reload, and missed where it is not", async ({
  page,
  launch,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await drop(page.locator("body"), "pets.zip", zipOfClasses());
  const dialog = page.getByRole("dialog", { name: "Data" });
  await expect(dialog).toContainText("Nothing is uploaded");
  const plan = dialog.getByRole("region", { name: "Plan" });
  await expect(plan).toContainText("81 pictures, all 16 × 16 pixels, in colour");
  await expect(plan).toContainText("2 classes: cats (41), dogs (40)");
  await expect(plan).toContainText("65 to train on and 16 held out");
  await expect(plan.getByRole("img", { name: /of the images as they will be/ })).toBeVisible();
  expect(await axeViolations(page, { within: '[role="dialog"]' })).toEqual([]);

  await plan.getByRole("button", { name: "Import" }).click();
  await expect(dialog.getByRole("status").filter({ hasText: "is imported" })).toContainText("“pets” is imported");
  await dialog.getByRole("button", { name: /^Left out/ }).click();
  await expect(dialog.getByRole("list").filter({ hasText: "broken.png" })).toContainText(
    "pets/cats/broken.png is damaged",
  );
  await dialog.getByRole("button", { name: "Train on it" }).click();
  await expect(bar(page)).toContainText("pets");
  await playground.isBuilt();
  await expect(page).toHaveURL(/data=own-[0-9a-f]{16}&/);
  for (let steps = 0; steps < 2; steps++) await playground.button("Step").click();
  await expect(playground.output("Step")).toHaveText("2");
  await expect(page.getByRole("group", { name: "Classes on the map" })).toContainText("dogs");

  await page.reload();
  await playground.isBuilt();
  await expect(bar(page)).toContainText("pets");
  await bar(page).click();
  const kept = dialog.getByRole("list", { name: "Own data sets" });
  await expect(kept.getByRole("button", { name: "pets", exact: true })).toHaveAttribute("aria-pressed", "true");
  await dialog.getByRole("button", { name: "Delete pets" }).click();
  await expect(kept).toHaveCount(0);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await expect(kept).toContainText("2 classes");

  const elsewhere = (await launch()).page;
  await elsewhere.goto(page.url().replace("latent=2", "latent=3"));
  await expect(elsewhere.getByText("These images are not on this machine").first()).toContainText(
    "16 × 16, colour, 2 classes",
  );
  const otherDialog = elsewhere.getByRole("dialog", { name: "Data" });
  const importThere = async (pictures: Uint8Array) => {
    await drop(elsewhere.locator("body"), "pets.zip", pictures);
    await otherDialog.getByRole("button", { name: "Import", exact: true }).click();
  };
  await importThere(zipOfClasses(39));
  await expect(otherDialog).toContainText("These are not the images that the link is of");
  await expect(otherDialog.getByRole("button", { name: "Train on it", exact: true })).toBeEnabled();
  await importThere(zipOfClasses());
  await expect(otherDialog).toContainText("These are the images that the link is of");
  await otherDialog.getByRole("button", { name: "Open the experiment", exact: true }).click();
  const playgroundThere = new Playground(elsewhere);
  await playgroundThere.isBuilt();
  await expect(elsewhere).toHaveURL(/data=own-[0-9a-f]{16}&.*latent=3/);

  // No room is left in that browser: what is imported now is in the page's memory alone.
  await elsewhere.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const full = `IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError"); };`;
    await route.fulfill({ response, body: `${full}${await response.text()}` });
  });
  await importThere(zipOfClasses(38));
  await expect(otherDialog).toContainText("This browser has no room left for it");
  await expect(otherDialog.getByRole("button", { name: "Save as NPZ", exact: true })).toBeEnabled();
  await expect(otherDialog.getByRole("list", { name: "Own data sets" })).toContainText("in this page’s memory alone");
  await otherDialog.getByRole("button", { name: "Train on it", exact: true }).click();
  await playgroundThere.isBuilt();
  await playgroundThere.button("Step").click();
  await expect(playgroundThere.output("Step")).toHaveText("1");
});
