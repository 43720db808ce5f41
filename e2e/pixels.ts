import type { Locator, Page } from "@playwright/test";

/** What a person may see of an element: how much of it stands out from its ground, and by how much two states differ. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and alpha of each pixel, row by row. */
  readonly values: readonly number[];
}

/** The pixels of an element as they are on the screen. */
export async function pixelsOf(page: Page, locator: Locator): Promise<Pixels> {
  const png = (await locator.screenshot()).toString("base64");
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    if (!context) throw new Error("This browser draws nothing.");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return { width: image.width, height: image.height, values: [...data] };
  }, png);
}

/** The share of an element's pixels, from 0 to 1, whose contrast with its commonest colour is at least 3 : 1. */
export function shareOfInk(pixels: Pixels): number {
  const ground = commonest(pixels);
  return share(pixels, (at) => contrast(luminance(pixels, at), ground) >= 3);
}

/** The share of the pixels, from 0 to 1, that differ between two states of one element by a contrast of at least 3 : 1. */
export function shareOfChange(before: Pixels, after: Pixels): number {
  if (before.width !== after.width || before.height !== after.height) return 1;
  return share(before, (at) => contrast(luminance(before, at), luminance(after, at)) >= 3);
}

function share({ values }: Pixels, holds: (at: number) => boolean): number {
  let count = 0;
  for (let at = 0; at < values.length; at += 4) if (holds(at)) count++;
  return count / (values.length / 4);
}

function commonest(pixels: Pixels): number {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.values.length; at += 4) {
    const light = luminance(pixels, at);
    counts.set(light, (counts.get(light) ?? 0) + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** Relative luminance by WCAG 2.2. */
function luminance({ values }: Pixels, at: number): number {
  const [red = 0, green = 0, blue = 0] = values.slice(at, at + 3).map((value) => linear(value / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
