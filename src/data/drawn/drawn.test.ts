import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { sizeOf } from "../../experiment/architecture";
import { colouredShapesDescription, facesDescription, shapesDescription } from "../../experiment/drawnSets";
import type { Dataset } from "../dataset";
import { loadDataset } from "../sources";
import { directionAt } from "./shapes";

const loading = {
  site: new URL("http://localhost/"),
  onProgress: () => undefined,
  signal: new AbortController().signal,
};

/** The first images that are held out, [count, pixels], as one digest. */
function digestOf({ test: { images }, imageShape }: Dataset, count: number): string {
  const first = images.subarray(0, count * sizeOf(imageShape));
  return createHash("sha256").update(first).digest("hex").slice(0, 16);
}

test.each([shapesDescription, colouredShapesDescription, facesDescription])(
  "the images of $title are those of this edition to the last bit, wherever they are drawn",
  async ({ name, version }) => {
    expect(digestOf(await loadDataset({ source: name }, loading), 200)).toBe(version);
  },
);

describe("a drawn shape", () => {
  test("lies where its factors say", async () => {
    const { test: held, imageShape } = await loadDataset({ source: "shapes" }, loading);
    const side = imageShape[0];
    const margin = side * 0.3;
    for (let row = 0; row < 60; row++) {
      const levels = held.images.subarray(row * side * side, (row + 1) * side * side);
      let [ink, across, down] = [0, 0, 0];
      for (const [pixel, level] of levels.entries()) {
        ink += level;
        across += level * ((pixel % side) + 0.5);
        down += level * (Math.floor(pixel / side) + 0.5);
      }
      const [x = 0, y = 0] = held.factors?.subarray(row * 4, row * 4 + 2) ?? [];
      expect(Math.abs(across / ink - (margin + x * (side - 2 * margin)))).toBeLessThan(0.15);
      expect(Math.abs(down / ink - (margin + y * (side - 2 * margin)))).toBeLessThan(0.15);
    }
  });

  test("takes as much room as its scale says", async () => {
    const { test: held, imageShape } = await loadDataset({ source: "shapes" }, loading);
    const pixels = sizeOf(imageShape);
    const inks: number[] = [];
    for (let row = 0; row < 90; row += 3) {
      const ink = held.images.subarray(row * pixels, (row + 1) * pixels).reduce((sum, level) => sum + level / 255, 0);
      const radius = 8 * (held.factors?.[row * 4 + 2] ?? 0);
      inks.push(ink / (1.56 * radius) ** 2);
    }
    expect(Math.min(...inks)).toBeGreaterThan(0.95);
    expect(Math.max(...inks)).toBeLessThan(1.05);
  });

  test("is turned by a direction that is right to a hundred-millionth", () => {
    for (let step = 0; step <= 100; step++) {
      const { cosine, sine } = directionAt(step / 100);
      expect(Math.abs(cosine - Math.cos((2 * Math.PI * step) / 100))).toBeLessThan(1e-8);
      expect(Math.abs(sine - Math.sin((2 * Math.PI * step) / 100))).toBeLessThan(1e-8);
    }
  });
});

test("drawing tells how far it is, and ends where it is cancelled", async () => {
  const cancel = new AbortController();
  const told: number[] = [];
  const onProgress = (fraction: number) => {
    told.push(fraction);
    if (fraction > 0.1) cancel.abort();
  };
  const drawing = loadDataset({ source: "shapes" }, { ...loading, onProgress, signal: cancel.signal });
  await expect(drawing).rejects.toMatchObject({ problem: { code: "notFetched" } });
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told.at(-1)).toBeLessThan(0.2);
});
