import type { Locator } from "@playwright/test";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

test("a frame of a filmstrip is pressed to bring the slider under it, and shows what the model makes of it", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await test.step("pressing a frame brings the slider under it", async () => {
    const strip = await boxOf(filmstrip(playground, "z1"));
    const x = strip.x + (strip.width * 7.5) / 9;
    await page.mouse.click(x, strip.y + strip.height / 2);
    await expect(playground.slider("z1")).toHaveValue("3");
    await expect(playground.slider("z2")).toHaveValue("0");
    const thumb = await boxOf(playground.slider("z1").locator("xpath=.."));
    expect(Math.abs(thumb.x + thumb.width / 2 - x)).toBeLessThan(2);
  });
  await test.step("frames follow the model while it trains", async () => {
    const seen = () => filmstrip(playground, "z2").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await expect.poll(seen).not.toBe(await blank(filmstrip(playground, "z2")));
    const before = await seen();
    await playground.button("Train").click();
    await expect.poll(seen).not.toBe(before);
    await playground.button("Pause").click();
  });
});

test("of many dimensions those out of sight wait to be decoded until they are scrolled to", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(smallNetwork.replace("latent=2", "latent=16"));
  const strips = playground.region("Decode z").getByRole("img", { name: /^Filmstrip of/ });
  await expect(strips).toHaveCount(16);
  const last = strips.last();
  const seen = () => last.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const empty = await blank(last);
  await expect.poll(() => strips.first().evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())).not.toBe(empty);
  expect(await seen()).toBe(empty);
  await last.scrollIntoViewIfNeeded();
  await expect.poll(seen).not.toBe(empty);
});

function filmstrip(playground: Playground, slider: string): Locator {
  return playground.region("Decode z").getByRole("img", { name: new RegExp(`^Filmstrip of ${slider} `) });
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  return box;
}

/** The pixels of a canvas of the same size on which nothing is drawn. */
function blank(locator: Locator): Promise<string> {
  return locator.evaluate((canvas: HTMLCanvasElement) => {
    const other = document.createElement("canvas");
    other.width = canvas.width;
    other.height = canvas.height;
    return other.toDataURL();
  });
}
