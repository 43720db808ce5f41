import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("what a model's score takes for unusual: inverted digits, no blank image, and a class that was left out", async ({
  page,
}) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&tab=unusual`);
  await playground.isBuilt();
  await playground.trainTo(120);
  const tab = page.getByRole("group", { name: "Unusual" });
  const strangers = tab.getByRole("combobox", { name: "Unusual images" });
  await strangers.selectOption("inverted");
  await expect(tab).toContainText("1,000 unusual");
  await playground.waitFor("Area under the ROC curve", (area) => area > 0.95);

  // The threshold lets 95 % of the usual images pass, until keys move it.
  const confusion = tab.getByRole("region", { name: "Confusion at the threshold" });
  await expect(confusion.getByRole("row", { name: /^usual/ })).toContainText("50 = 5 %");
  await tab.getByRole("slider", { name: "Threshold" }).press("Home");
  await expect(confusion.getByRole("row", { name: /^usual/ })).toContainText("1,000 = 100 %");

  await strangers.selectOption("blank");
  await expect(tab).toContainText("1 unusual");
  await playground.waitFor("Area under the ROC curve", (area) => area < 0.4);
  await expect(tab).toContainText("It is fooled");

  // All of it over the page, with what was chosen.
  await tab.getByRole("button", { name: "Enlarge" }).click();
  const large = page.getByRole("dialog", { name: "Unusual" });
  await expect(large.getByRole("combobox", { name: "Unusual images" })).toHaveValue("blank");
  await expect(large.getByRole("img", { name: /^ROC curve, area 0\.[0-3]/ })).toBeVisible();
  await large.getByRole("button", { name: "Close" }).click();

  await tab.getByRole("combobox", { name: "Class left out" }).selectOption({ label: "trained without 9" });
  await page.getByRole("alertdialog").getByRole("button", { name: "Start anew" }).click();
  await playground.isBuilt();
  await strangers.selectOption("leftOut");
  await expect(strangers).toContainText("left out: 9");
  await expect(tab).toContainText("1,000 unusual");
  await expect(tab).toContainText("Which class is left out decides");
});
