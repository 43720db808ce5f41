import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImageShape } from "../experiment/architecture";
import { placed, type Raster, renderImage } from "./raster";

const plain = { fit: "stretch", paper: 255, isInverted: false } as const;
const grey = (width: number, height: number, levels: readonly number[]): Raster => ({
  width,
  height,
  channels: 1,
  levels,
});

describe("a picture as an image", () => {
  test("of its own shape is itself, level by level; inverted twice as well", () => {
    const sides = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        sides,
        sides,
        fc.constantFrom(1 as const, 3 as const),
        fc.infiniteStream(fc.nat(255)),
        (width, height, channels, stream) => {
          const levels = Array.from({ length: width * height * channels }, () => stream.next().value as number);
          const shape: ImageShape = [height, width, channels];
          const raster = { width, height, channels, levels };
          expect([...renderImage(raster, { shape, ...plain })]).toEqual(levels);
          const inverted = renderImage(raster, { shape, ...plain, isInverted: true });
          expect([...inverted]).toEqual(levels.map((level) => 255 - level));
        },
      ),
    );
  });

  test("made smaller has the mean of what each pixel covers", () => {
    expect([...renderImage(grey(4, 2, [0, 100, 20, 20, 100, 200, 20, 20]), { shape: [1, 2, 1], ...plain })]).toEqual([
      100, 20,
    ]);
    // Three pixels onto two: each covers one and a half.
    expect([...renderImage(grey(3, 1, [0, 90, 180]), { shape: [1, 2, 1], ...plain })]).toEqual([30, 150]);
  });

  test("of one level keeps it at every size and fit, where nothing is padded", () => {
    const sides = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(sides, sides, sides, sides, fc.nat(255), (width, height, w, h, level) => {
        const raster = grey(width, height, new Array(width * height).fill(level));
        for (const fit of ["crop", "stretch"] as const) {
          expect(new Set(renderImage(raster, { ...plain, shape: [h, w, 1], fit }))).toEqual(new Set([level]));
        }
      }),
    );
  });

  test("is cut to its middle, or padded with the paper", () => {
    const wide = grey(4, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...renderImage(wide, { ...plain, shape: [2, 2, 1], fit: "crop" })]).toEqual([2, 3, 6, 7]);
    expect([...renderImage(wide, { ...plain, shape: [4, 4, 1], fit: "pad", paper: 0 })]).toEqual([
      0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0,
    ]);
    expect(placed("crop", { width: 1, height: 3 }, { width: 2, height: 2 }).source).toEqual({
      left: 0,
      top: 1,
      width: 1,
      height: 1,
    });
  });

  test("lies on paper where it is transparent, and is grey by luma", () => {
    const clear: Raster = { width: 2, height: 1, channels: 4, levels: [255, 0, 0, 0, 255, 0, 0, 255] };
    expect([...renderImage(clear, { ...plain, shape: [1, 2, 3], paper: 0 })]).toEqual([0, 0, 0, 255, 0, 0]);
    expect([...renderImage(clear, { ...plain, shape: [1, 2, 1] })]).toEqual([255, 76]);
  });
});
