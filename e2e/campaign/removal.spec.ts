import { expect, test } from "../page";
import { Playground, smallNetwork } from "../playground";

// What graphics software does in the place of hardware takes a minute an engine: the whole campaign tries them all.
const engines = process.env["QUICK_CAMPAIGN"] ? [] : ["WASM", "WebGPU", "TensorFlow.js WebGL", "TensorFlow.js WebGPU"];

test.describe.configure({ timeout: 600_000 });

for (const engine of engines) {
  test(`on ${engine} a compared model is removed and brought back, and the others train on`, async ({ page }) => {
    const playground = new Playground(page);
    await page.goto(`/#${smallNetwork}`);
    await playground.isBuilt();
    await playground.chooseEngine(engine);
    await playground.button("Compare").click();
    const removed = playground.region("KL only");
    await expect(removed).toBeVisible();
    await playground.isBuilt();
    await trainSome(playground);
    await removed.getByRole("button", { name: "Remove" }).click();
    await expect(removed).toHaveCount(0);
    await trainSome(playground);
    await expect(page.locator('output[aria-label="Held-out reconstruction"]')).toHaveText([/^\d/, /^\d/], {
      timeout: 200_000,
    });
    await playground.button("Undo").click();
    await expect(removed).toBeVisible();
    await playground.isBuilt();
    await playground.button("End comparison").click();
    await playground.isBuilt();
    await trainSome(playground);
    await expect(page.getByRole("alert").filter({ visible: true })).toHaveCount(0);
  });
}

/** Trains a few steps more, however long graphics software takes for them. */
async function trainSome(playground: Playground): Promise<void> {
  const begin = await playground.number("Step");
  await playground.button("Train").click();
  await playground.waitFor("Step", (step) => step >= begin + 3, 300_000);
  await playground.button("Pause").click();
  await expect(playground.button("Train")).toBeVisible();
}
