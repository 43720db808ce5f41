import type { Locator } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

test("the flow shows what each layer makes of an image, and rests its encoder where images are generated", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  const flow = playground.region("Flow");
  await playground.trainTo(20);

  await flow.getByRole("button", { name: "Conv 4, 3 × 3, stride 2, output 14 × 14 × 4, 40 parameters" }).click();
  const card = page.getByRole("dialog", { name: /^Conv 4,/ });
  const maps = card.getByRole("img", { name: "Feature maps of Conv 4" });
  await expect.poll(() => inked(maps)).toBeGreaterThan(0.01);
  await expect(card).toContainText("4 maps; ink from 0 to");
  await page.keyboard.press("Escape");
  await flow.getByRole("button", { name: "BN, batch norm, output 14 × 14 × 4, 8 parameters" }).click();
  const statistics = page.getByRole("region", { name: "Statistics of every channel" });
  await expect(statistics.getByRole("row")).toHaveCount(2 + 4);
  await expect(statistics.getByRole("row").last()).toContainText(/^4[−\d.]+/);
  await page.keyboard.press("Escape");

  await playground.slider("Position in latent space").focus();
  await page.keyboard.press("Enter");
  await expect(flow).toContainText("the pinned image");
  const pinned = playground.region("Pinned image");
  await expect(pinned).toContainText(/[\d.]+ nats/);
  const [reconstruction, kl] = await pinned.locator("dd b").allTextContents();
  await expect(flow.getByText(`reconstruction of this image ${reconstruction} nats`)).toBeAttached();
  await expect(flow.getByText(`KL of this image ${kl} nats`)).toBeAttached();

  const before = await pixelsOf(pictureOf(flow, "ConvT 1"));
  await playground.radio("Flow", "Generating").click();
  const encoder = flow.getByRole("list", { name: "Encoder, not used" });
  await expect(encoder.getByRole("listitem")).toHaveCount(5);
  await expect(flow.getByText(/of this image [\d.]+ nats/).filter({ hasText: "reconstruction" })).toHaveCount(0);
  expect(await encoder.locator("canvas").first().evaluate(opacityOf)).toBeLessThan(0.5);
  await playground.slider("Position in latent space").focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => pixelsOf(pictureOf(flow, "ConvT 1"))).not.toBe(before);
});

/** The picture on the button of a layer. */
function pictureOf(flow: Locator, layer: string): Locator {
  return flow.getByRole("button", { name: new RegExp(`^${layer},`) }).locator("canvas");
}

function pixelsOf(canvas: Locator): Promise<string> {
  return canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
}

/** The share of a sheet's pixels that are neither clear nor the colour of its first. */
function inked(canvas: Locator): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext("2d")?.getImageData(0, 0, element.width, element.height) ?? { data: [] };
    let others = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255 && data[at] !== data[0]) others += 1;
    return others / (data.length / 4);
  });
}

/** How opaque an element is with all that it stands in. */
function opacityOf(element: Element): number {
  let opacity = 1;
  for (let each: Element | null = element; each; each = each.parentElement) {
    opacity *= Number(getComputedStyle(each).opacity);
  }
  return opacity;
}
