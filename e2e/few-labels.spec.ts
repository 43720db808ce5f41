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
  await expect(row("100")).toHaveText(/^100(\d+(\.\d)? %){5}[+−]?\d/);
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

test("a label head: trained jointly with few labels, live α, told right, held in the link", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&tab=fewLabels`);
  await playground.isBuilt();
  const tab = page.getByRole("group", { name: "Few labels" });
  await tab.getByRole("button", { name: "Train one with a label head, 100 labels" }).click();
  await expect.poll(() => page.url()).toContain("labels=100");
  await playground.isBuilt();
  await expect(page.getByRole("switch", { name: "Label head" })).toBeChecked();
  await playground.trainTo(60);

  // The accuracy of the head, its term with the loss, and its curve.
  await expect(playground.output("Accuracy of the label head")).toHaveText(/^\d+(\.\d)? %$/);
  await expect(tab).toContainText("with 100 labels");
  await expect(playground.output("Cross-entropy")).toHaveText(/^\d+\.\d+$/);
  await expect(page.getByRole("img", { name: /^Cross-entropy of labels up to step \d+: train \d/ })).toBeVisible();

  // α is live: no new weights, and a mark in the link.
  const alpha = page.getByRole("textbox", { name: "α as a number" });
  await alpha.fill("30");
  await alpha.press("Enter");
  await expect.poll(() => page.url()).toContain("alpha=30");
  await playground.trainTo(90);

  // It cannot be taken along, and says so; a link brings it back, and another number of labels is another network.
  await page.getByRole("button", { name: "Model files" }).click();
  await expect(page.getByRole("dialog", { name: "Model files" })).toContainText("has a label head");
  await page.keyboard.press("Escape");
  await page.reload();
  await playground.isBuilt();
  await expect(page.getByRole("switch", { name: "Label head" })).toBeChecked();
  await expect(alpha).toHaveValue("30");
  const labels = page.getByRole("textbox", { name: "Labels" });
  await labels.fill("1000");
  await labels.press("Enter");
  await expect.poll(() => page.url()).toContain("labels=1000");
});
