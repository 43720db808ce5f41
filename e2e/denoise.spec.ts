import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("a model takes noise from images: live in training, by strength, and held in the link", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&tab=denoise`);
  await playground.isBuilt();
  const objective = page.getByRole("region", { name: "Objective" });
  await objective.getByRole("button", { name: /^More / }).click();
  await objective.getByRole("combobox", { name: "Corrupt the input" }).selectOption({ label: "Gaussian noise" });
  await expect(objective.getByRole("slider", { name: "Strength of the corruption" })).toHaveAttribute(
    "aria-valuetext",
    "0.5",
  );
  await expect.poll(() => page.url()).toContain("corrupt=gaussian~0.5");
  await playground.trainTo(60);

  const tab = page.getByRole("group", { name: "Denoise" });
  await expect(tab).toContainText("Trained with Gaussian noise 0.5");
  await expect(tab.getByRole("img", { name: /^Peak signal-to-noise ratio by strength\. 0\.10: / })).toBeVisible();
  const noisy = tab.getByRole("status", { name: "PSNR of the corrupted images" });
  await expect(tab.getByRole("status", { name: "PSNR of the denoised images" })).toHaveText(/^\d+(\.\d+)? dB$/);
  const before = Number.parseFloat((await noisy.textContent()) ?? "");
  expect(before).toBeGreaterThan(5);

  // Stronger, by key: less is left. Nothing at all has no bound.
  await tab.getByRole("slider", { name: "Strength of what is taken away" }).press("End");
  await expect.poll(async () => Number.parseFloat((await noisy.textContent()) ?? "")).toBeLessThan(before);
  await tab.getByRole("combobox", { name: "Corruption" }).selectOption("square");
  await expect(tab.getByRole("img", { name: "Corrupted images, Hidden square 0.4" })).toBeVisible();
});
