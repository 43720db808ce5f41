import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDrawing } from "../../experiment/dataSets";
import { dataSets } from "../../experiment/knownDataSets";
import type { Stroke } from "../../state/view/drawing";
import { likeTheDataSet } from "./likeTheDataSet";
import type { PaperAndInk } from "./paperAndInk";

const [mnist] = dataSets;
const SIDE = 28;
const brightOnBlack: PaperAndInk = { paper: [0], ink: [255] };

/** A stroke of the data set's own ink through places of the pad. */
function through(...places: readonly (readonly [x: number, y: number])[]): Stroke {
  return { points: places.map(([x, y]) => ({ x, y })), ink: null };
}

const seven = [through([0.3, 0.2], [0.7, 0.2], [0.45, 0.8]), through([0.4, 0.5], [0.62, 0.5])];

function moved(strokes: readonly Stroke[], scale: number, right: number, down: number): Stroke[] {
  return strokes.map(({ points, ink }) => ({
    points: points.map(({ x, y }) => ({ x: x * scale + right, y: y * scale + down })),
    ink,
  }));
}

function drawn(strokes: readonly Stroke[]): Uint8Array {
  const image = likeTheDataSet(strokes, mnist, brightOnBlack);
  if (!image) throw new Error("Nothing was drawn.");
  return image;
}

/** First and last row or column with ink. */
function extent(image: Uint8Array, placeOf: (pixel: number) => number): [number, number] {
  const places = [...image.keys()].filter((pixel) => (image[pixel] ?? 0) > 0).map(placeOf);
  return [Math.min(...places), Math.max(...places)];
}

const column = (pixel: number) => pixel % SIDE;
const row = (pixel: number) => Math.floor(pixel / SIDE);

function centre(image: Uint8Array, placeOf: (pixel: number) => number): number {
  const mass = image.reduce((sum, level) => sum + level, 0);
  return image.reduce((sum, level, pixel) => sum + level * placeOf(pixel), 0) / mass;
}

describe("a drawing as MNIST has its digits", () => {
  test("is the same wherever on the pad it is drawn, and however large", () => {
    const image = drawn(seven);
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 1.2, noNaN: true }),
        fc.double({ min: -0.2, max: 0.2, noNaN: true }),
        (size, shift) => {
          const other = drawn(moved(seven, size, shift, -shift));
          expect(Math.max(...image.map((level, pixel) => Math.abs(level - (other[pixel] ?? 0))))).toBeLessThanOrEqual(
            1,
          );
        },
      ),
    );
  });

  test("is 20 pixels long on its longer side, in its own proportions", () => {
    const image = drawn(seven);
    const [top, bottom] = extent(image, row);
    const [left, right] = extent(image, column);
    expect(bottom - top + 1).toBe(20);
    expect(right - left + 1).toBe(Math.ceil((0.4 / 0.6) * (20 - 2.4) + 2.4));
  });

  test("has its centre of mass in the middle, to half a pixel", () => {
    for (const strokes of [seven, seven.slice(0, 1), seven.slice(1)]) {
      expect(Math.abs(centre(drawn(strokes), column) - 14)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(centre(drawn(strokes), row) - 14)).toBeLessThanOrEqual(0.5);
    }
  });

  test("has strokes as wide as those of MNIST, with smooth edges", () => {
    const line = drawn([through([0.1, 0.5], [0.9, 0.5])]);
    const across = Array.from({ length: SIDE }, (_, y) => line[y * SIDE + 14] ?? 0);
    expect(across.reduce((sum, level) => sum + level, 0) / 255).toBeCloseTo(2.4, 1);
    expect(across.some((level) => level > 0 && level < 255)).toBe(true);
  });

  test("stays a dot where a dot is drawn", () => {
    const dot = drawn([through([0.9, 0.1])]);
    const [left, right] = extent(dot, column);
    expect(right - left).toBeLessThanOrEqual(3);
    expect(dot[14 * SIDE + 14]).toBeGreaterThan(200);
  });

  test("does not depend on the order of strokes or on how many points a line has", () => {
    const dense = seven.map(({ points, ink }) => ({
      points: points.flatMap((point, index) => {
        const next = points[index + 1];
        return next ? [point, { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }] : [point];
      }),
      ink,
    }));
    expect(drawn(dense.toReversed())).toEqual(drawn(seven));
  });

  test("is dark on white where the images are", () => {
    const darkOnWhite = likeTheDataSet(seven, mnist, { paper: [255], ink: [0] });
    expect(darkOnWhite).toEqual(drawn(seven).map((level) => 255 - level));
  });

  test("takes the ink of the data set alone", () => {
    expect(drawn(seven.map((stroke) => ({ ...stroke, ink: [200, 0, 0] })))).toEqual(drawn(seven));
  });

  test("is nothing while the pad is empty", () => {
    expect(likeTheDataSet([], mnist, brightOnBlack)).toBeNull();
    expect(likeTheDataSet([through()], mnist, brightOnBlack)).toBeNull();
  });
});

describe("a drawing on a pad as high as colour images of 40 × 16 pixels are", () => {
  const shape = [40, 16, 3] as const;
  const tall = { imageShape: shape, drawing: plainDrawing(shape) };
  const style = { paper: [250, 230, 200], ink: [10, 40, 90] };
  const bar = through([0.5, 0.1], [0.5, 0.9]);
  const drawnTall = (...strokes: readonly Stroke[]) => likeTheDataSet(strokes, tall, style) ?? new Uint8Array(0);
  const pixel = (image: Uint8Array, across: number, down: number) => [
    ...image.subarray((down * 16 + across) * 3, (down * 16 + across + 1) * 3),
  ];
  const image = drawnTall(bar);

  test("is of the data set's ink on its paper, and between them at its edges", () => {
    expect(image).toHaveLength(40 * 16 * 3);
    expect(pixel(image, 0, 0)).toEqual(style.paper);
    const row = Array.from({ length: 16 }, (_, across) => pixel(image, across, 20));
    expect(row.filter((levels) => String(levels) === String(style.ink)).length).toBeGreaterThan(0);
    for (const levels of row) {
      const shares = levels.map((level, channel) => {
        const [paper = 0, ink = 0] = [style.paper[channel], style.ink[channel]];
        return (level - paper) / (ink - paper);
      });
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.01);
    }
  });

  test("has each stroke in its own ink, and later ones on earlier ones", () => {
    const red = { ...through([0, 0.5], [1, 0.5]), ink: [220, 20, 30] };
    expect(pixel(drawnTall(bar, red), 8, 20)).toEqual(red.ink);
    expect(pixel(drawnTall(red, bar), 8, 20)).toEqual(style.ink);
    const [level = 0, green = 255] = pixel(drawnTall(red, bar), 3, 20);
    expect([level > 200, green < 60]).toEqual([true, true]);
  });

  test("spans the longer side of its box, and its middle is the image's", () => {
    const rows = Array.from({ length: 40 }, (_, down) => down);
    const inked = rows.filter((down) => String(pixel(image, 7, down)) !== String(style.paper));
    expect(tall.drawing.box).toEqual([29, 11]);
    expect(inked.length).toBeGreaterThanOrEqual(28);
    expect(Math.abs((Math.min(...inked) + Math.max(...inked) + 1) / 2 - 20)).toBeLessThanOrEqual(0.5);
  });

  test("keeps its proportions: a diagonal of the pad is one of the box", () => {
    const diagonal = drawnTall(through([0, 0], [1, 1]));
    const places = [...diagonal.keys()].filter((index) => (diagonal[index] ?? 255) < 128 && index % 3 === 0);
    const columns = places.map((index) => (index / 3) % 16);
    const rows = places.map((index) => Math.floor(index / 48));
    expect(Math.max(...rows) - Math.min(...rows)).toBeGreaterThan(22);
    expect(Math.max(...columns) - Math.min(...columns)).toBeGreaterThan(8);
  });
});
