import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

const follow = (page: Page, hash: string) =>
  page.evaluate((followed) => {
    location.hash = followed;
  }, hash);

test("a run is not lost by an anchor, by Back or by another link without a word", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(120);
  const step = await playground.number("Step");
  const decoded = await playground.decodedImage();
  const own = page.url();

  await follow(page, "main");
  await expect.poll(() => page.url()).toBe(own);
  const dialog = page.getByRole("alertdialog", { name: "Open this link?" });
  await follow(page, `${smallNetwork}&seed=7&lambda=3`);
  await expect(dialog).toContainText("λ 3, seed 7");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect.poll(() => page.url()).toBe(own);
  await follow(page, `${smallNetwork}&seed=8`);
  await dialog.getByRole("button", { name: "Keep this run" }).click();
  await expect.poll(() => page.url()).toBe(own);
  await page.goBack();
  await expect(dialog).toBeHidden();
  expect(page.url()).toBe(own);
  await expect(playground.output("Step")).toHaveText(String(step));

  await follow(page, `${smallNetwork}&seed=9`);
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(playground.output("Step")).toHaveText("0");
  await playground.isBuilt();
  await expect(page.getByRole("textbox", { name: "Seed", exact: true })).toHaveValue("9");
  await expect(playground.region("Undo")).toContainText(`The run of ${step} steps is kept.`);
  await expect(playground.output("News")).toContainText("Undo brings it back");
  await playground.button("Undo").focus();
  await page.keyboard.press("Enter");
  await expect(playground.output("Step")).toHaveText(String(step));
  await playground.isBuilt();
  await expect.poll(() => playground.decodedImage()).toBe(decoded);
  await expect.poll(() => page.url()).toBe(own);
  await expect(playground.region("Undo")).toBeHidden();
  await expect(page.getByRole("banner").locator(":focus")).toHaveCount(1);
});

test("a reset in the midst of training is undone, and so is the undoing", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.slider("KL weight λ").focus();
  await playground.button("Train").click();
  await playground.waitFor("Step", (step) => step >= 30);
  await page.getByRole("slider", { name: "KL weight λ" }).press("ArrowRight");
  await playground.waitFor("Step", (step) => step >= 60);
  await playground.button("Reset").click();
  await expect(playground.region("Undo")).toContainText("Back at the initial weights.");
  const left = Number((await playground.region("Undo").textContent())?.match(/The run of (\d+) steps/)?.[1]);
  expect(left).toBeGreaterThanOrEqual(60);
  await playground.trainTo(10);
  const begun = await playground.number("Step");
  await playground.button("Undo").click();
  await expect(playground.output("Step")).toHaveText(String(left));
  await expect(page.getByRole("list", { name: "Changes to the running model" }).getByRole("listitem")).toHaveCount(1);
  await expect(playground.region("Undo")).toContainText(`The run of ${begun} steps is kept.`);
  await expect(page.getByRole("banner").locator(":focus")).toHaveCount(1);
  await playground.button("Undo").click();
  await expect(playground.output("Step")).toHaveText(String(begun));
  await playground.isBuilt();
  await playground.button("Let it go").click();
  await expect(playground.region("Undo")).toBeHidden();
});

test("what is shared tells the truth: of a run that was changed, and of models that are compared", async ({
  page,
  context,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = async (text) => {
      document.documentElement.dataset["copied"] = text;
    };
  });
  const copied = () => page.evaluate(() => document.documentElement.dataset["copied"] ?? "");
  const news = playgroundNews(page);
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Share").click();
  await expect(news).toHaveText("Link copied.");
  await playground.trainTo(20);
  const step = await playground.number("Step");
  await playground.radio("Objective", "KL only").click();
  await expect(page.getByRole("list", { name: "Changes to the running model" }).getByRole("listitem")).toHaveCount(1);
  await playground.button("Share").click();
  await expect(news).toHaveText(
    `Link copied. It begins with the settings as they are now; your run began with combined and changed at step ${step}.`,
  );
  expect(await copied()).toContain("terms=kl");

  await playground.button("Compare").click();
  await playground.isBuilt();
  await playground.trainTo(12);
  const columns = ["Reconstruction only", "KL only", "Combined"];
  await playground.region("Combined").getByRole("textbox", { name: "KL weight λ of this model" }).fill("5");
  await page.keyboard.press("Enter");
  // The worker tells at which step it has changed.
  await expect(async () => {
    await playground.button("Share").click();
    await expect(news).toContainText("the run of “Combined, λ = 5” began otherwise", { timeout: 2000 });
  }).toPass();
  const link = await copied();
  await expect.poll(() => page.url()).toBe(link);
  const compared = await playground.number("Step");

  await playground.region("KL only").getByRole("button", { name: "Remove" }).click();
  await expect(playground.region("KL only")).toBeHidden();
  await playground.button("Undo").click();
  await expect(playground.region("KL only")).toBeVisible();
  await playground.button("End comparison").click();
  await expect(playground.output("Step")).toHaveText(String(step));
  await expect(playground.region("Undo")).toContainText("3 models");
  await playground.button("Undo").click();
  for (const name of ["Reconstruction only", "KL only", "Combined, λ = 5"]) {
    await expect(playground.region(name)).toBeVisible();
  }
  await expect(playground.output("Step")).toHaveText(String(compared));

  const friend = new Playground(await context.newPage());
  await friend.page.goto(link);
  for (const name of columns.slice(0, 2)) await expect(friend.region(name)).toBeVisible();
  await expect(friend.region("Combined, λ = 5")).toBeVisible();
  await friend.isBuilt();
  expect(friend.page.url()).toBe(link);
});

function playgroundNews(page: Page) {
  return page.getByRole("status", { name: "News", exact: true });
}
