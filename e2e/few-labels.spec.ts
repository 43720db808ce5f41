import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("few labels: classifiers on μ and on pixels, measured, given up half-way and gone on with", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&tab=fewLabels`);
  await playground.isBuilt();
  await playground.trainTo(60);
  const tab = page.getByRole("group", { name: "Few labels" });
  const progress = tab.getByRole("progressbar", { name: "Classifiers measured" });
  await tab.getByRole("button", { name: "Measure up to 1,000 labels" }).click();
  await expect(tab.getByRole("img", { name: /100: .*regression on pixels/ })).toBeVisible();
  await tab.getByRole("button", { name: "Cancel" }).click();
  await expect(progress).toHaveCount(0);

  const accuracies = tab.getByRole("region", { name: "Accuracies" });
  const row = (labels: string) => accuracies.getByRole("row", { name: new RegExp(`^${labels} `) });
  await expect(row("100")).toHaveText(/^100(\d+(\.\d)? %){4}[+−]?\d/);
  await expect(playground.output("What the unlabelled images gave")).toHaveText(/^[+−]?\d+\.\d points$/);
  await tab.getByRole("combobox", { name: "Classifier" }).selectOption("regressionPixels");
  const matrix = tab.getByRole("region", { name: "Confusion of classes" });
  await expect(matrix.getByRole("row")).toHaveCount(11);

  // Training goes on with the measurement out of its way, and what was measured stays, with its step.
  await tab.getByRole("button", { name: "Go on up to 1,000 labels" }).click();
  await expect(progress).toBeVisible();
  await playground.button("Train").click();
  await expect(progress).toHaveCount(0);
  await expect(tab).toContainText("must stand still");
  await expect(row("10")).toBeVisible();
});
