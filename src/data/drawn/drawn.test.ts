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

/** Few images to train on, for tests of those that are held out. */
const small = { count: 32 } as const;

/** The first images that are held out, [count, pixels], as one digest. */
function digestOf({ test: { images }, imageShape }: Dataset, count: number): string {
  const first = images.subarray(0, count * sizeOf(imageShape));
  return createHash("sha256").update(first).digest("hex").slice(0, 16);
}

test.each([shapesDescription, colouredShapesDescription, facesDescription])(
  "the images of $title are those of this edition to the last bit, wherever they are drawn",
  async ({ name, version }) => {
    expect(digestOf(await loadDataset({ source: name, ...small }, loading), 200)).toBe(version);
  },
);

describe("a drawn shape", () => {
  test("lies where its factors say", async () => {
    const { test: held, imageShape } = await loadDataset({ source: "shapes", ...small }, loading);
    const side = imageShape[0];
    const margin = side * 0.32 * 1.2;
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
    const { test: held, imageShape } = await loadDataset({ source: "shapes", ...small }, loading);
    const [side, pixels] = [imageShape[0], sizeOf(imageShape)];
    const inks: number[] = [];
    for (let row = 0; row < 90; row += 3) {
      const ink = held.images.subarray(row * pixels, (row + 1) * pixels).reduce((sum, level) => sum + level / 255, 0);
      const radius = side * 0.32 * (held.factors?.[row * 4 + 2] ?? 0);
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

describe("a drawn set with options", () => {
  test("has the side, the factors and the classes that are chosen, and what stands still is in the middle", async () => {
    const choice = { source: "shapes", side: 48, classes: [2], varied: [0], ...small } as const;
    const set = await loadDataset(choice, loading);
    expect(set).toMatchObject({
      imageShape: [48, 48, 1],
      classNames: ["heart"],
      factors: [{ name: "x" }],
      trainCount: 32,
    });
    expect(new Set(set.train.labels)).toEqual(new Set([0]));
    expect(set.train.factors).toHaveLength(32);
    expect(new Set(set.train.factors).size).toBe(32);
    const rowsWithInk = Array.from({ length: 4 }, (_, image) =>
      [...Array(48).keys()].findIndex((row) =>
        set.train.images.slice((image * 48 + row) * 48, (image * 48 + row + 1) * 48).some((level) => level > 127),
      ),
    );
    expect(new Set(rowsWithInk).size).toBe(1);
  });

  test("has images of the classes that are left out beside those that are held out, and never the same ones", async () => {
    const set = await loadDataset({ source: "shapes", classes: [0, 2], ...small }, loading);
    expect(set.leftOutNames).toEqual(["ellipse"]);
    expect(set.leftOut?.count).toBe(2000);
    expect(new Set(set.leftOut?.labels)).toEqual(new Set([0]));
    expect(set.leftOut?.factors).not.toEqual(set.test.factors?.subarray(0, set.leftOut?.factors?.length));
  });

  test("is filled as far as its thickness says, and whole where that does not vary", async () => {
    const ink = ({ imageShape, test: { images } }: Dataset, row: number) => {
      const pixels = sizeOf(imageShape);
      return images.subarray(row * pixels, (row + 1) * pixels).reduce((sum, level) => sum + level, 0);
    };
    const [whole, outlined] = await Promise.all([
      loadDataset({ source: "shapes", ...small }, loading),
      loadDataset({ source: "shapes", varied: [0, 1, 2, 3, 4], ...small }, loading),
    ]);
    expect(whole.factors.map(({ name }) => name)).not.toContain("thickness");
    expect(outlined.factors.at(-1)?.name).toBe("thickness");
    for (let row = 0; row < 60; row++) {
      const thickness = outlined.test.factors?.[row * 5 + 4] ?? 0;
      expect(outlined.test.factors?.subarray(row * 5, row * 5 + 4)).toEqual(
        whole.test.factors?.subarray(row * 4, row * 4 + 4),
      );
      expect(Math.abs(ink(outlined, row) / ink(whole, row) - (1 - (1 - thickness) ** 2))).toBeLessThan(0.04);
    }
  });

  test("is another one of another seed, and as bright in grey as in colour", async () => {
    const [grey, other, colour] = await Promise.all([
      loadDataset({ source: "faces", grey: true, ...small }, loading),
      loadDataset({ source: "faces", grey: true, drawSeed: 1, ...small }, loading),
      loadDataset({ source: "faces", ...small }, loading),
    ]);
    expect(grey.imageShape).toEqual([48, 48, 1]);
    expect(other.train.images).not.toEqual(grey.train.images);
    expect(grey.train.factors).toEqual(colour.train.factors);
    for (let pixel = 0; pixel < 48 * 48; pixel++) {
      const [red = 0, green = 0, blue = 0] = colour.train.images.subarray(pixel * 3, pixel * 3 + 3);
      expect(Math.abs((grey.train.images[pixel] ?? 0) - (0.299 * red + 0.587 * green + 0.114 * blue))).toBeLessThan(
        1.01,
      );
    }
  }, 30_000);
});
