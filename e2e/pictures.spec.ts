import type { Page } from "@playwright/test";
import { type GallerySite, serveGallery } from "./gallery/site";
import { expect, test } from "./page";

// A few pixels may differ: Chromium's versions do not round the edges of letters and curves alike.
const tolerance = { threshold: 0.1, maxDiffPixelRatio: 0.001, timeout: 15_000 } as const;
/** Figures that are kept in the dark theme too. */
const inDark = ["map-classes", "map-manifold", "map-by-kl", "loss-linear", "histograms", "sheet-grey", "sweep"];

let site: GallerySite;
test.beforeAll(async () => {
  site = await serveGallery();
});
test.afterAll(() => site.close());

test("figures of fixed data are drawn as they were", async ({ page }) => {
  await page.goto(site.address);
  await compare(page, "light");
});

test("figures are drawn in the dark theme as they were", async ({ page }) => {
  await page.goto(`${site.address}?theme=dark&figures=${inDark.join(",")}`);
  await compare(page, "dark");
});

async function compare(page: Page, theme: "light" | "dark"): Promise<void> {
  test.skip(process.platform !== "linux", "The kept images are of Chromium on Linux.");
  test.skip(!(await hasFonts(page)), "The kept images are of the fonts Liberation Sans and Serif.");
  await expect(page.getByRole("main")).toBeVisible();
  // Some parts of a figure are fetched when they are first shown.
  await page.waitForLoadState("networkidle");
  const figures = page.locator("[data-figure]");
  const names = await figures.evaluateAll((all) => all.map((figure) => figure.getAttribute("data-figure") ?? ""));
  expect(names.length).toBeGreaterThanOrEqual(inDark.length);
  for (const name of names) {
    const figure = page.locator(`[data-figure="${name}"]`);
    await expect.soft(figure).toHaveScreenshot([theme, `${name}.png`], tolerance);
  }
}

/** Whether letters are as wide in the gallery's fonts as nowhere else, so that these fonts are here. */
function hasFonts(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    const widthIn = (font: string) => {
      if (!context) return 0;
      context.font = `40px ${font}`;
      return context.measureText("Latent Wimple 123").width;
    };
    return ["Liberation Sans", "Liberation Serif"].every((font) => {
      const width = widthIn(`"${font}", monospace`);
      return width !== widthIn("monospace") && width === widthIn(`"${font}", fantasy`);
    });
  });
}
