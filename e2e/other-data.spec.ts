import type { Locator, Page } from "@playwright/test";
import { type OtherSite, serveOtherData } from "./otherData/site";
import { expect, test } from "./page";
import { Playground } from "./playground";

let site: OtherSite;
test.beforeAll(async () => {
  site = await serveOtherData();
});
test.afterAll(() => site.close());

async function open(page: Page, data: string): Promise<Playground> {
  await page.goto(`${site.address}/#data=${data}&batch=16`);
  const playground = new Playground(page);
  await playground.isBuilt();
  await playground.trainTo(20);
  return playground;
}

/** Width and height of a picture, and how many of its pixels are of a colour that is no grey. */
async function sizeAndColour(page: Page, name: string | RegExp) {
  const picture = page.getByRole("img", { name, exact: typeof name === "string" }).first();
  await expect(picture).toBeVisible();
  return picture.evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error("It is no canvas.");
    const { width, height } = canvas;
    const data = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray(0);
    const pixels = Array.from({ length: data.length / 4 }, (_, pixel) => data.subarray(4 * pixel, 4 * pixel + 3));
    return {
      width,
      height,
      coloured: pixels.filter((colour) => Math.max(...colour) - Math.min(...colour) > 60).length,
    };
  });
}

/** The colours of a picture's pixels, as "red green blue", from its top left corner on. */
function coloursOf(picture: Locator): Promise<string[]> {
  return picture.evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error("It is no canvas.");
    const { width, height } = canvas;
    const data = canvas.getContext("2d")?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray(0);
    return Array.from({ length: data.length / 4 }, (_, pixel) => data.subarray(4 * pixel, 4 * pixel + 3).join(" "));
  });
}

test("colour images that are higher than wide, of twelve classes, are trained on and shown throughout", async ({
  page,
}) => {
  const playground = await open(page, "tiles");
  await expect(page.getByRole("banner")).toContainText("The tiles · 60");
  const classes = page.getByRole("group", { name: "Classes on the map" });
  await expect(classes.getByRole("button", { name: /^hue/ })).toHaveCount(12);
  await expect(classes.getByRole("button", { name: "hue 11, 4 images" })).toBeVisible();
  const strip = await sizeAndColour(page, /^A held-out image of each class: hue 0, hue 1,/);
  expect([strip.width, strip.height]).toEqual([12 * 18 - 2, 20]);
  expect(strip.coloured).toBeGreaterThan(1000);
  expect(await sizeAndColour(page, "Decoded image")).toMatchObject({ width: 16, height: 20 });
  expect(await sizeAndColour(page, "Samples")).toMatchObject({ width: 12 * 18 - 2, height: 3 * 22 - 2 });
  expect(await sizeAndColour(page, /^Filmstrip of z1/)).toMatchObject({ width: 9 * 18 - 2, height: 20 });
  await playground.explore("Draw");
  await expect(page.getByText(/^Draw a tile, or anything else\./)).toBeVisible();
  const pad = page.getByRole("application", { name: "Drawing pad" });
  const box = await pad.boundingBox();
  expect((box?.height ?? 0) / (box?.width ?? 1)).toBeCloseTo(20 / 16, 1);
  await pad.focus();
  for (const key of ["Space", "ArrowDown", "ArrowDown", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await playground.waitFor("KL of the drawing", (kl) => kl > 0);
  const drawing = page.getByRole("img", { name: "Drawing, centred and scaled for The tiles" });
  const [paper = ""] = await coloursOf(drawing);
  expect(await pad.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    `rgb(${paper.replaceAll(" ", ", ")})`,
  );
  await page.getByLabel("Ink").fill("#00fe01");
  await pad.focus();
  for (const key of ["Space", "Shift+ArrowLeft", "Shift+ArrowLeft", "Space"]) await page.keyboard.press(key);
  await expect.poll(() => coloursOf(drawing)).toContain("0 254 1");
  await playground.button("Undo stroke").click();
  await expect.poll(() => coloursOf(drawing)).not.toContain("0 254 1");
  await playground.explore("Compress");
  expect(await playground.number("Raw image")).toBe(8 * 20 * 16 * 3);
  await playground.waitFor("PNG", (bits) => bits > 8 * 57 && bits < 8 * 20 * 16 * 3);
});

test("images without classes have one colour on the map, and nothing is counted by class", async ({ page }) => {
  const playground = await open(page, "unsorted");
  await expect(page.getByRole("banner")).toContainText("Unsorted tiles · 60");
  await expect(page.getByText("These images have no classes.", { exact: true })).toBeVisible();
  await expect(page.getByRole("group", { name: "Classes on the map" })).toHaveCount(0);
  await expect(playground.output("kNN accuracy on μ")).toHaveText("n/a");
  const strip = await sizeAndColour(page, "Held-out images");
  expect([strip.width, strip.height]).toEqual([10 * 18 - 2, 20]);
  await expect(page.getByRole("img", { name: /^48 held-out images at their posterior mean\.$/ })).toBeVisible();
  await expect(page.getByText("class means")).toHaveCount(0);
  await playground.explore("Interpolate");
  await expect(page.getByRole("button", { name: "A: a held-out tile", exact: true })).toBeVisible();
  await playground.explore("Modify");
  await expect(page.getByText("The arrow needs a mean code of each group.")).toBeVisible();
});

test("another data set in the link takes the place of the one before, and that one comes back", async ({ page }) => {
  await open(page, "tiles");
  await page.goto(`${site.address}/#data=unsorted&batch=16`);
  // Something was trained, so the link is proposed.
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("banner")).toContainText("Unsorted tiles · 60");
  await new Playground(page).isBuilt();
  await page.goto(`${site.address}/#data=tiles&batch=16`);
  await expect(page.getByRole("banner")).toContainText("The tiles · 60");
  await new Playground(page).isBuilt();
  await expect(page.getByRole("group", { name: "Classes on the map" })).toBeVisible();
});
