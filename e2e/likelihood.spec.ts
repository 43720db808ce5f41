import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("how likely an image is: closer by the posterior's codes than by the ELBO", async ({ page }) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}`);
  await playground.isBuilt();
  await playground.trainTo(60);
  await playground.explore("p(x)");
  const tab = page.getByRole("group", { name: "p(x)" });
  await expect(tab).toContainText("5,000 codes each");
  expect(await playground.number("Gap of the ELBO")).toBeGreaterThan(0);
  expect(await playground.number("−log p(x)")).toBeLessThan(await playground.number("−ELBO of the image"));
  // At most every draw counts, and at least one does.
  for (const name of ["Effective draws from the prior", "Effective draws from the posterior"]) {
    expect(await playground.number(name)).toBeGreaterThanOrEqual(1);
    expect(await playground.number(name)).toBeLessThanOrEqual(5000);
  }
  await expect(tab.getByRole("img", { name: /^−log p\(x\) by the number of codes\. 1: .* 5,000: / })).toBeVisible();
  await playground.radio("Encoder noise", "σ = 0").click();
  await expect(tab).toContainText("no density");
  // Codes from the prior alone, which is half of the work.
  await tab.getByRole("button", { name: "Draw 50,000" }).click();
  await expect(tab).toContainText("50,000 codes each");
});
