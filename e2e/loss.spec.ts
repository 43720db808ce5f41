import { readFile } from "node:fs/promises";
import { expect, test } from "./page";
import { Playground } from "./playground";

test("the chart tells its losses, saves them as numbers, and marks what is changed until Reset begins another run", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await test.step("the chart tells the losses of a step under the pointer, and by keyboard", async () => {
    // So that there is a loss of step 0.
    await playground.waitFor("Held-out total loss", (total) => total > 0);
    await playground.trainTo(20);
    const loss = playground.region("Loss");
    const told = loss.getByRole("columnheader", { name: /^step \d+, nats$/ });
    await expect(told).toHaveCount(0);
    const chart = loss.getByRole("application", { name: "Losses of each step: left and right go through them" });
    // A chart that is drawn anew under a pointer hears of it with its next move.
    await expect(async () => {
      await chart.hover({ position: { x: 90, y: 60 } });
      await chart.hover({ position: { x: 91, y: 60 } });
      await expect(told).toBeVisible({ timeout: 2000 });
    }).toPass();
    await page.mouse.move(0, 0);
    await expect(told).toHaveCount(0);
    await chart.focus();
    await expect(told).toHaveText("step 0, nats");
    await page.keyboard.press("ArrowRight");
    // The next row; of long runs not every step has one.
    await expect(told).toHaveText(/^step [1-9]\d*, nats$/);
  });
  await test.step("the curves are saved as numbers with their units and settings", async () => {
    await playground.button("Save the loss").click();
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "CSV" }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^latent-playground-loss-step-\d+\.csv$/);
    const [header = "", , second = ""] = (await readFile(await saved.path(), "utf8")).split("\n");
    const columns = header.split(",");
    for (const column of [
      "step",
      "train_total_nats_per_image",
      "held_out_kl_nats_per_image",
      "lambda",
      "learning_rate",
    ]) {
      expect(columns).toContain(column);
    }
    expect(Number(second.split(",")[columns.indexOf("train_total_nats_per_image")])).toBeGreaterThan(100);
  });
  await test.step("a change to a running model is marked with what was changed, until Reset begins another run", async () => {
    await playground.button("Train").click();
    await playground.waitFor("Step", (step) => step >= 30);
    const lambda = page.getByRole("textbox", { name: "λ as a number" });
    await lambda.fill("10");
    await lambda.press("Enter");
    const changes = playground.region("Loss").getByRole("list", { name: "Changes to the running model" });
    await expect(changes.getByRole("button", { name: "Change 1" })).toHaveAccessibleDescription(
      /^From step [\d,]+: λ 1 → 10$/,
    );
    await playground.button("Pause").click();
    await playground.button("Reset").click();
    await expect(changes.getByRole("button")).toHaveCount(0);
    await playground.button("Earlier runs: run 1: same settings").click();
    await playground.button("Remove run 1").click();
    await expect(page.getByRole("button", { name: /^Earlier runs/ })).toHaveCount(0);
  });
});
