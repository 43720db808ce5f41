import { expect, test } from "./page";
import { Playground } from "./playground";

test("a lecture's convention sets likelihood and λ, and the ruler says what its λ amounts to", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.unfoldObjective();
  const choose = async (convention: string) => {
    await page.getByRole("combobox", { name: "Convention" }).selectOption(convention);
  };
  await choose("CS3232");
  await expect(playground.output("Effective β")).toHaveText("β = 0.5");
  await choose("Notes 003");
  await expect(playground.output("Effective β")).toHaveText("β = 16");
  await choose("VAE Part 1");
  await expect(playground.output("Effective β")).toHaveText("β = 392");
  await expect(playground.radio("Pixel likelihood", "Gaussian (MSE)")).toBeChecked();
  await expect(page).toHaveURL(/convention=part1/);
  await playground.radio("Objective", "Reconstruction only").click();
  await expect(playground.output("Effective β")).toHaveText("β = 0");
  await playground.radio("Objective", "KL only").click();
  await expect(playground.output("Effective β")).toHaveText("no β");
});
