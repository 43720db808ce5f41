import { expect, test } from "./page";
import { Playground } from "./playground";

test("KL only gives the decoder no gradient, and the map draws only the pull that counts", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.unfoldObjective();
  const decoder = playground.output("Gradient norm of the decoder");
  await playground.waitFor("Gradient norm of the decoder", (norm) => norm > 0);
  await playground.button("Layers").click();
  await page.getByRole("checkbox", { name: "Forces" }).click();
  await page.keyboard.press("Escape");
  const note = page.getByText(/^Pull of .*nats per unit of z$/);
  await expect(note).toHaveText(/^Pull of reconstruction and KL: a length of 1 is [\d.,]+ nats per unit of z$/);
  await expect(page.getByText(/on μ\s+·\s+on σ.*mean of 16 draws, ± [\d.,]+, pale under twice that$/)).toBeVisible();
  const balance = playground.region("Balance of the forces");
  await expect(
    balance.getByRole("img", { name: /^On μ: out [−\d.]+ ± [\d.]+, in .* nats per unit of z$/ }),
  ).toBeVisible();
  await expect(balance.getByRole("img", { name: /^On σ: narrow .*, widen .* nats per log σ$/ })).toBeVisible();
  await expect(balance).toContainText("500 images, 16 draws each");
  await playground.radio("Objective", "KL only").click();
  await expect(decoder).toHaveText("0");
  await expect(note).toHaveText(/^Pull of KL/);
  await expect(balance.getByRole("img", { name: /^On μ: in [−\d.]+ ± [\d.]+ nats per unit of z$/ })).toBeVisible();
  await playground.waitFor("Gradient norm of the encoder", (norm) => norm > 0);
});
