import { shortcuts } from "../src/panels/Keys/shortcuts";
import { expect, test } from "./page";
import { Playground } from "./playground";

test("each key of the sheet does what the sheet says, and nothing while it is typed or switched off", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await page.keyboard.press("?");
  for (const { shown, does, when } of shortcuts) {
    await expect(sheet.getByRole("row", { name: `${shown} ${does} ${when}`, exact: true })).toBeVisible();
  }
  // The sheet is over the page: its keys are its own.
  await page.keyboard.press(".");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  expect(await playground.number("Step")).toBe(0);

  await page.keyboard.press(".");
  await playground.waitFor("Step", (step) => step === 1);
  await page.keyboard.press(" ");
  await playground.waitFor("Step", (step) => step >= 30);
  await page.keyboard.press(" ");
  await expect(playground.button("Train")).toBeVisible();

  const present = await playground.number("Step");
  await page.keyboard.press("[");
  await expect(playground.button("Time machine")).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("[");
  await playground.waitFor("Step", (step) => step < present);
  await page.keyboard.press("]");
  await playground.waitFor("Step", (step) => step === present);
  await page.keyboard.press("]");
  await expect(playground.button("Time machine")).toHaveAttribute("aria-pressed", "false");

  await playground.button("Reset").focus();
  await page.keyboard.press("Space");
  await playground.waitFor("Step", (step) => step === 0);
  await expect(playground.button("Train")).toBeVisible();

  const field = page.getByRole("textbox", { name: "λ as a number" });
  await field.click();
  await page.keyboard.press("End");
  await page.keyboard.type(".f?[] ");
  await expect(field).toHaveValue(/\.f\?\[\] $/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Stage" })).toBeHidden();
  await field.blur();

  await playground.button("Keys").click();
  await page.getByRole("switch", { name: "Keys of one character" }).click();
  await playground.button("Close").click();
  // The focus comes back to what opened the sheet, a moment after.
  await expect(playground.button("Keys")).toBeFocused();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  for (const key of [".", "f", "?", "["]) await page.keyboard.press(key);
  await page.keyboard.press("Space");
  await playground.waitFor("Step", (step) => step > 0);
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("region", { name: "Stage" })).toBeHidden();
});

test("the page is read and heard: first links, the curves as a table, the ring when it is moved", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await test.step("the first links lead past the bar to the map, the settings and the curves", async () => {
    const address = page.url();
    for (const [name, region] of [
      ["Skip to the map", "Latent space"],
      ["Skip to the settings", "Objective"],
      ["Skip to the loss curves", "Loss"],
    ] as const) {
      await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      const link = page.getByRole("link", { name, exact: true });
      await link.focus();
      await expect(link).toBeInViewport();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await expect(playground.region(region).locator(":focus")).toBeVisible();
    }
    expect(page.url()).toBe(address);
  });
  await test.step("the curves can be read as a table that stands still", async () => {
    await playground.button("Show as a table").click();
    const dialog = page.getByRole("dialog", { name: "Loss in numbers" });
    await expect(dialog).toContainText("No step has been taken yet");
    await playground.button("Close").click();
    await playground.trainTo(40);
    const step = await playground.number("Step");
    const total = await playground.number("Total loss");
    await playground.button("Show as a table").click();
    const rows = dialog.getByRole("row");
    await expect(rows.last()).toContainText(String(step));
    await expect(rows.last().getByRole("cell").first()).toHaveText(total.toFixed(1));
    expect(await rows.count()).toBeLessThanOrEqual(26);
    await playground.button("Close").click();
  });
  await test.step("a screen reader hears the ring when it is moved, and not while the model learns", async () => {
    const ring = playground.slider("Position in latent space");
    await ring.press("Shift+ArrowRight");
    await expect(ring).toHaveAttribute("aria-valuetext", /z = \(1\.0, 0\.0\)/);
    await ring.press("Enter");
    await expect(playground.output("News")).toHaveText(/^Pinned/);
    await page.evaluate(() => {
      const heard: string[] = [];
      const [element] = document.querySelectorAll('[aria-label="Position in latent space"]');
      new MutationObserver((changes) => heard.push(...changes.map(({ attributeName }) => attributeName ?? ""))).observe(
        element as Element,
        { attributeFilter: ["aria-valuetext", "aria-valuenow", "aria-valuemin", "aria-valuemax"] },
      );
      Object.assign(window, { heard });
    });
    await playground.trainTo((await playground.number("Step")) + 40);
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
    await ring.press("Escape");
    await expect(playground.output("News")).toHaveText(/^Image unpinned/);
    await ring.press("ArrowUp");
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
      .toContain("aria-valuetext");
  });
});
