import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./page";
import { type Pixels, pixelsOf, shareOfChange, shareOfInk } from "./pixels";
import { Playground } from "./playground";

for (const colorScheme of ["light", "dark"] as const) {
  test(`forced colours leave nothing out on ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, forcedColors: "active" });
    const playground = new Playground(page);
    await playground.open();
    await playground.trainTo(20);
    await test.step("what is a shape alone is drawn", () => drawsShapes(page));
    await test.step("on and off are told apart", () => tellsStatesApart(page, playground));
    await test.step("the application that is open is told from the others", () => tellsWhichIsOpen(page, playground));
    await test.step("words beside what they explain have an edge", async () => {
      await page.getByRole("button", { name: "Prior covered" }).hover();
      const words = page.locator("[popover]:popover-open");
      await expect(words).toHaveCSS("border-top-width", "1px");
      await page.keyboard.press("Escape");
    });
    await test.step("the system's theme is the page's", async () => {
      await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
      await expect(page.getByRole("button", { name: /Switch to the/ })).toHaveCount(0);
    });
  });
}

/** What shows nothing but a colour, with the least share of its box that must stand out. */
async function drawsShapes(page: Page): Promise<void> {
  const shapes: readonly (readonly [string, Locator, number])[] = [
    ["slider", page.locator("[class*=_control_]").first(), 0.05],
    ["thumb", page.locator("[class*=_thumb_]").first(), 0.2],
    ["progress of the epoch", page.getByRole("progressbar").first().locator("[class*=_track_]"), 0.1],
    ["switch", page.getByRole("switch", { name: "Batch norm" }), 0.1],
    ["dot of a class", page.getByRole("group", { name: "Classes on the map" }).locator("[class*=_dot_]").first(), 0],
  ];
  for (const [name, shape, least] of shapes) {
    await shape.scrollIntoViewIfNeeded();
    if (least > 0) expect(shareOfInk(await pixelsOf(page, shape)), name).toBeGreaterThan(least);
    else expect(await shape.evaluate(paintsItsOwn), name).toBe(true);
  }
}

/** Whether an element, or what is in it, keeps the colour that says something. */
function paintsItsOwn(element: Element): boolean {
  return [element, ...element.children].some((part) => getComputedStyle(part).forcedColorAdjust === "none");
}

async function tellsStatesApart(page: Page, playground: Playground): Promise<void> {
  const controls: readonly (readonly [string, Locator])[] = [
    ["chip", playground.button("train")],
    ["radio", playground.radio("Objective", "KL only")],
    ["switch", page.getByRole("switch", { name: "Batch norm" })],
  ];
  for (const [name, control] of controls) {
    const before = await atRest(page, control);
    await control.click();
    if (name === "switch") await playground.button("Start anew").click();
    expect(shareOfChange(before, await atRest(page, control)), name).toBeGreaterThan(0.05);
  }
}

/** The button that names what is open stands out, and in its menu the open one looks otherwise than it does when another is. */
async function tellsWhichIsOpen(page: Page, playground: Playground): Promise<void> {
  const compress = playground.applicationChoice("Compress");
  const atRestInMenu = async () => {
    await playground.application.click();
    await expect(compress).not.toHaveAttribute("data-highlighted");
    const pixels = await atRest(page, compress);
    await page.keyboard.press("Escape");
    await expect(compress).toBeHidden();
    return pixels;
  };
  expect(shareOfInk(await atRest(page, playground.application)), "picker").toBeGreaterThan(0.05);
  const before = await atRestInMenu();
  await playground.explore("Compress");
  await playground.application.click();
  await page.keyboard.press("Home");
  const after = await atRest(page, compress);
  await page.keyboard.press("Escape");
  expect(shareOfChange(before, after), "open application").toBeGreaterThan(0.05);
}

/** A control's pixels with the pointer elsewhere. */
async function atRest(page: Page, control: Locator): Promise<Pixels> {
  await page.mouse.move(0, 0);
  return pixelsOf(page, control);
}
