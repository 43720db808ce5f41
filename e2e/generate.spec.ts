import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

const positionInSpace = "Position in latent space";

/** The picture of a sheet, once the worker has decoded all of it. */
function sheet(page: Page, name: string | RegExp): Promise<string> {
  return page
    .getByRole("img", { name })
    .evaluate((element) => (element instanceof HTMLCanvasElement ? element.toDataURL() : ""));
}

/** How a browser reads an image file: its width, height and how many frames it has. */
async function read(page: Page, download: Download): Promise<{ width: number; height: number; frames: number }> {
  const bytes = [...(await readFile(await download.path()))];
  const type = `image/${download.suggestedFilename().split(".").at(-1)}`;
  return page.evaluate(
    async ([data, mime]) => {
      const decoder = new ImageDecoder({ data: new Uint8Array(data), type: mime });
      await decoder.completed;
      const { image } = await decoder.decode({ frameIndex: 0 });
      const frames = decoder.tracks.selectedTrack?.frameCount ?? 0;
      return { width: image.displayWidth, height: image.displayHeight, frames };
    },
    [bytes, type] as const,
  );
}

test("samples: one that is pressed takes the ring along, and the same seed gives the same again", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await test.step("a sample that is pressed takes the ring along, by keyboard too", async () => {
    const third = page.getByRole("button", { name: /^Sample 3, z = / });
    await third.click();
    const [, point = ""] = /z = (.*)$/.exec((await third.getAttribute("aria-label")) ?? "") ?? [];
    await expect(playground.slider(positionInSpace)).toHaveAttribute("aria-valuetext", new RegExp(escaped(point)));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: /^Sample 4, / })).toHaveAttribute("aria-current", "true");
  });
  await test.step("the same seed gives the same samples, another seed gives others", async () => {
    await playground.trainTo(40);
    const seed = page.getByRole("textbox", { name: "Sample seed" });
    const first = await settled(page, "Samples");
    await playground.button("Draw again").click();
    await expect(seed).toHaveValue("2");
    await expect.poll(() => sheet(page, "Samples")).not.toBe(first);
    await seed.fill("1");
    await seed.press("Enter");
    await expect.poll(() => sheet(page, "Samples")).toBe(first);
    await playground.radio("Codes drawn from", "One image").click();
    await expect.poll(() => sheet(page, "Samples")).not.toBe(first);
  });
});

test("a path leads from A to B, is scrubbed and played, saved as GIF, and stepped along where motion is not welcome", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(40);
  await playground.explore("Interpolate");
  const strip = /^12 images along the path/;
  const before = await settled(page, strip);
  await page.getByRole("button", { name: /^A: a held-out 1/ }).click();
  await page.getByRole("menuitem", { name: "Held-out 0" }).click();
  await expect.poll(() => sheet(page, strip)).not.toBe(before);

  const position = playground.slider("Position along the path");
  await position.focus();
  await page.keyboard.press("End");
  const end = await playground.slider("z1").inputValue();
  await page.keyboard.press("Home");
  await expect(playground.slider("z1")).not.toHaveValue(end);
  await playground.button("Play").click();
  await expect.poll(() => position.inputValue().then(Number)).toBeGreaterThan(0.2);
  await playground.button("Stop").click();

  await playground.button("Save the path").click();
  const [gif] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "GIF" }).click()]);
  expect(gif.suggestedFilename()).toMatch(/^latent-playground-interpolation-step-\d+\.gif$/);
  expect(await read(page, gif)).toEqual({ width: 224, height: 224, frames: 22 });
  await test.step("where motion is not welcome, a path is stepped along instead of played", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await expect(playground.button("Play")).toHaveCount(0);
    await position.press("Home");
    await expect(position).toHaveValue("0");
    await playground.button("Next image").click();
    await expect(position).toHaveValue("0.09");
  });
});

/** A sheet's picture once it has one and stands still. */
async function settled(page: Page, name: string | RegExp): Promise<string> {
  let last = "";
  await expect
    .poll(async () => {
      const before = last;
      last = await sheet(page, name);
      return last !== "" && last === before;
    })
    .toBe(true);
  return last;
}

function escaped(text: string): string {
  return text.replace(/[()−.]/g, "\\$&");
}
