import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

/** What a menu's item saves. */
async function saved(page: Page, button: string | RegExp, item: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole("button", { name: button, exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: new RegExp(`^${item} `) }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Width of a picture, its colour in the corner, and the share of its pixels that are dark. */
function seen(page: Page, bytes: Buffer): Promise<{ width: number; corner: number[]; dark: number }> {
  return page.evaluate(
    async (data) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(data)], { type: "image/png" }));
      const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
      context?.drawImage(picture, 0, 0);
      const { data: pixels } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
      let dark = 0;
      for (let at = 0; at < pixels.length; at += 4) dark += (pixels[at + 1] ?? 255) < 100 ? 1 : 0;
      return { width: picture.width, corner: [...pixels.slice(0, 3)], dark: (4 * dark) / pixels.length };
    },
    [...bytes],
  );
}

test("pictures are saved light for print from a dark page, with settings and link; the map as it formed", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(40);
  const step = await playground.number("Step");

  const map = await saved(page, "Save the map", "SVG");
  expect(map.name).toBe(`latent-playground-map-step-${step}.svg`);
  const source = map.bytes.toString();
  for (const words of [">7</text>", `held-out images after step ${step}.`, "batch size 16", "seed=42", "until="]) {
    expect(source).toContain(words);
  }
  expect(source).toContain('href="data:image/png;base64,');
  const width = Number(/ width="(\d+)"/.exec(source)?.[1]);
  const large = await seen(page, (await saved(page, "Save the map", "PNG 4×")).bytes);
  expect(large.width).toBe(4 * width);
  expect(large.corner).toEqual([255, 255, 255]);
  expect(large.dark).toBeGreaterThan(0.001);
  expect(large.dark).toBeLessThan(0.2);

  const samples = await seen(page, (await saved(page, "Save the samples", "PNG 2×")).bytes);
  expect(samples.corner).toEqual([255, 255, 255]);
  expect(samples.dark).toBeLessThan(0.3);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");

  const all = (await saved(page, "Save the histograms", "All pictures")).bytes.toString();
  for (const title of ["Latent space", "Posteriors", "Loss", "Samples", "Reconstructions"]) {
    expect(all).toContain(`>${title}</text>`);
  }
  const { runs } = JSON.parse((await saved(page, "Save the loss", "JSON")).bytes.toString());
  expect(runs[0].train.at(-1).step).toBe(step);
  expect((await saved(page, "Save the loss", "BibTeX")).bytes.toString()).toContain(`step ${step}}`);

  await playground.button("Time machine").click();
  const moments = Number(await playground.slider("Training step").getAttribute("max")) + 1;
  const film = await saved(page, /^Film/, "GIF");
  expect(film.name).toBe(`latent-playground-map-forming-step-${step}.gif`);
  const frames = await page.evaluate(
    async (data) => {
      const decoder = new ImageDecoder({ data: new Uint8Array(data), type: "image/gif" });
      await decoder.completed;
      await decoder.decode({ frameIndex: 0 });
      return decoder.tracks.selectedTrack?.frameCount;
    },
    [...film.bytes],
  );
  expect(frames).toBe(moments + 5);
  await expect(playground.output("Step")).toHaveText(String(step));
});
