import { expect } from "../page";
import type { Fault } from "./faults/fault";
import { PATIENCE_MS, type Scene } from "./scene";
import { expectReadable } from "./words";

/**
 * Sees the page go on after a fault: by itself, or once the cause is gone and a button is pressed. Steps that were paused
 * at are not lost.
 */
export async function goesOn(scene: Scene, { press, leave }: Fault): Promise<void> {
  const isSweeping = scene.moment === "sweeping";
  if (isSweeping) await closeSweep(scene);
  if (press) {
    const button = scene.page.getByRole("button", { name: press, exact: true }).first();
    await expect(button).toBeVisible({ timeout: PATIENCE_MS });
    await scene.mend();
    // What comes again by itself once its cause has gone takes its button along.
    await button.click({ timeout: 10_000 }).catch(() => expect(button).toHaveCount(0));
    await leave?.(scene);
  }
  const didTrain = scene.moment === "training" || scene.moment === "comparing";
  await trains(scene, { byItself: press === "Train" || (!press && didTrain) });
  if (isSweeping) await sweepsAgain(scene);
}

async function trains(scene: Scene, { byItself }: { readonly byItself: boolean }): Promise<void> {
  const { page, playground, kept } = scene;
  const transport = page.getByRole("button", { name: /^(Train|Pause)$/ });
  await expect(transport).toBeEnabled({ timeout: PATIENCE_MS });
  // Only what is still called Train is pressed: what has begun to train must not be paused. A busy page takes its time.
  await expect(async () => {
    if (!byItself && !(await playground.button("Pause").isVisible()))
      await playground.button("Train").click({ timeout: 5000 });
    await expect(playground.button("Pause")).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: PATIENCE_MS });
  const step = await playground.number("Step");
  expect(step).toBeGreaterThanOrEqual(kept);
  await scene.passes(step);
  await playground.button("Pause").click();
  await expect(playground.button("Train")).toBeVisible();
}

async function closeSweep({ sweepDialog }: Scene): Promise<void> {
  await sweepDialog.getByRole("button", { name: "Close" }).click();
  await expect(sweepDialog).toHaveCount(0);
}

/** A sweep that a fault has struck goes on and is stopped, or has ended; another one comes to its end. */
async function sweepsAgain(scene: Scene): Promise<void> {
  const { page, sweepDialog } = scene;
  await page.getByRole("button", { name: /^λ sweep/ }).click();
  const stop = sweepDialog.getByRole("button", { name: "Stop the sweep" });
  if (await stop.isVisible()) await stop.click();
  await scene.startSweep(10);
  await expect(sweepDialog.getByText("2 models measured.")).toBeVisible({ timeout: PATIENCE_MS });
}

/** Every model has losses, and all is written so that a person can read it. */
export async function isWell({ page }: Scene): Promise<void> {
  await expectReadable(page);
  const compares = (await page.getByText("End comparison", { exact: true }).count()) > 0;
  const losses = page.locator(`output[aria-label="${compares ? "Held-out reconstruction" : "Total loss"}"]`);
  await expect(losses).toHaveText(compares ? [/^\d/, /^\d/, /^\d/] : [/^\d/]);
}
