import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

/** How many images the map says that it shows. */
async function shownImages(page: Page): Promise<number> {
  const words = await page.getByRole("img", { name: /held-out images/ }).getAttribute("aria-label");
  return Number((words ?? "").replaceAll(",", "").match(/^\d+/)?.[0]);
}

/** Opacity, 0 to 255, of the map's picture near its lower right corner, where no image lies. */
function cornerOpacity(page: Page): Promise<number> {
  return page.getByRole("img", { name: /held-out images/ }).evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const pixel = canvas.getContext("2d")?.getImageData(canvas.width - 5, canvas.height - 40, 1, 1);
    return pixel?.data[3] ?? 0;
  });
}

test("classes are hidden and shown, the ground is decoded, points are coloured, and layers switched by keyboard", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await test.step("classes are hidden, shown alone and all shown from the legend", async () => {
    const legend = page.getByRole("group", { name: "Classes on the map" });
    const sevens = legend.getByRole("button", { name: /^7, [\d,]+ images$/ });
    // Untrained and at rest, the page soon looks at all held-out images.
    const all = 10_000;
    await expect.poll(() => shownImages(page)).toBe(all);
    const count = Number((await sevens.getAttribute("aria-label"))?.match(/, ([\d,]+)/)?.[1]?.replace(",", ""));
    await sevens.click();
    await expect(sevens).toHaveAttribute("aria-pressed", "false");
    await expect.poll(() => shownImages(page)).toBe(all - count);
    await sevens.dblclick();
    await expect(sevens).toHaveAttribute("aria-pressed", "true");
    await expect.poll(() => shownImages(page)).toBe(count);
    await legend.getByRole("button", { name: "Show all classes" }).click();
    await expect.poll(() => shownImages(page)).toBe(all);
  });
  await test.step("the map's ground is decoded, and points are coloured by what they cost", async () => {
    // Untrained, every posterior is about the prior; without noise the same means are points close to 0.
    await expect(playground.output("Active units")).toHaveText("0 / 2");
    await playground.waitFor("Prior covered", (coverage) => coverage > 0.9 && coverage <= 1);
    await playground.radio("Encoder noise", "σ = 0").click();
    await playground.waitFor("Prior covered", (coverage) => coverage >= 0 && coverage < 0.3);
    await playground.radio("Encoder noise", "Learned σ").click();
    await playground.waitFor("Prior covered", (coverage) => coverage > 0.9 && coverage <= 1);
    expect(await cornerOpacity(page)).toBe(0);
    await playground.button("Layers").click();
    await page.getByRole("checkbox", { name: "Manifold" }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("combobox", { name: "Manifold over" })).toBeVisible();
    await expect.poll(() => cornerOpacity(page)).toBeGreaterThan(100);
    await page.getByRole("combobox", { name: "Manifold over" }).selectOption("prior quantiles");
    await expect.poll(() => cornerOpacity(page)).toBe(0);
    await page.getByRole("combobox", { name: "Colour of the points" }).selectOption("Reconstruction");
    const scale = page.getByRole("figure", { name: /^Reconstruction loss.*colours from \d+ to \d+/ });
    await expect(scale).toBeVisible();
  });
  await test.step("layers are switched by keyboard, several while their list is open", async () => {
    await playground.button("Layers").focus();
    await page.keyboard.press("Enter");
    const box = (name: string) => page.getByRole("checkbox", { name, exact: true });
    await expect(box("Posteriors")).toBeFocused();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(box("Posteriors")).toBeChecked();
    await expect(box("Prior")).not.toBeChecked();
    await page.keyboard.press("Escape");
    await expect(box("Prior")).toBeHidden();
    await expect(playground.button("Layers")).toBeFocused();
  });
});
