import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDrawing } from "../../experiment/dataSets";
import { dataSets } from "../../experiment/knownDataSets";
import type { Stroke } from "../../state/view/drawing";
import { likeTheDataSet } from "./likeTheDataSet";

const [mnist] = dataSets;
const SIDE = 28;
const seven: Stroke[] = [
  [
    { x: 0.3, y: 0.2 },
    { x: 0.7, y: 0.2 },
    { x: 0.45, y: 0.8 },
  ],
  [
    { x: 0.4, y: 0.5 },
    { x: 0.62, y: 0.5 },
  ],
];

function moved(strokes: readonly Stroke[], scale: number, right: number, down: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x * scale + right, y: y * scale + down })));
}

function drawn(strokes: readonly Stroke[]): Uint8Array {
  const image = likeTheDataSet(strokes, mnist);
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
    const line = drawn([
      [
        { x: 0.1, y: 0.5 },
        { x: 0.9, y: 0.5 },
      ],
    ]);
    const across = Array.from({ length: SIDE }, (_, y) => line[y * SIDE + 14] ?? 0);
    expect(across.reduce((sum, level) => sum + level, 0) / 255).toBeCloseTo(2.4, 1);
    expect(across.some((level) => level > 0 && level < 255)).toBe(true);
  });

  test("stays a dot where a dot is drawn", () => {
    const dot = drawn([[{ x: 0.9, y: 0.1 }]]);
    const [left, right] = extent(dot, column);
    expect(right - left).toBeLessThanOrEqual(3);
    expect(dot[14 * SIDE + 14]).toBeGreaterThan(200);
  });

  test("does not depend on the order of strokes or on how many points a line has", () => {
    const dense = seven.map((stroke) =>
      stroke.flatMap((point, index) => {
        const next = stroke[index + 1];
        return next ? [point, { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }] : [point];
      }),
    );
    expect(drawn(dense.toReversed())).toEqual(drawn(seven));
  });

  test("is nothing while the pad is empty", () => {
    expect(likeTheDataSet([], mnist)).toBeNull();
    expect(likeTheDataSet([[]], mnist)).toBeNull();
  });
});

describe("a drawing on a pad as high as colour images of 40 × 16 pixels are", () => {
  const shape = [40, 16, 3] as const;
  const tall = { imageShape: shape, drawing: plainDrawing(shape) };
  const bar = [
    [
      { x: 0.5, y: 0.1 },
      { x: 0.5, y: 0.9 },
    ],
  ];
  const image = likeTheDataSet(bar, tall) ?? new Uint8Array(0);
  const level = (across: number, down: number, channel = 0) => image[(down * 16 + across) * 3 + channel];

  test("is black on white paper in all three channels", () => {
    expect(image).toHaveLength(40 * 16 * 3);
    for (const channel of [0, 1, 2]) {
      expect(level(7, 20, channel)).toBeLessThan(100);
      expect(level(0, 0, channel)).toBe(255);
    }
  });

  test("spans the longer side of its box, and its middle is the image's", () => {
    const inked = Array.from({ length: 40 }, (_, down) => down).filter((down) => (level(7, down) ?? 255) < 255);
    expect(tall.drawing.box).toEqual([29, 11]);
    expect(inked.length).toBeGreaterThanOrEqual(28);
    expect(Math.abs((Math.min(...inked) + Math.max(...inked) + 1) / 2 - 20)).toBeLessThanOrEqual(0.5);
  });

  test("keeps its proportions: a diagonal of the pad is one of the box", () => {
    const diagonal =
      likeTheDataSet(
        [
          [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ],
        ],
        tall,
      ) ?? new Uint8Array(0);
    const places = [...diagonal.keys()].filter((index) => (diagonal[index] ?? 255) < 128 && index % 3 === 0);
    const columns = places.map((index) => (index / 3) % 16);
    const rows = places.map((index) => Math.floor(index / 48));
    expect(Math.max(...rows) - Math.min(...rows)).toBeGreaterThan(22);
    expect(Math.max(...columns) - Math.min(...columns)).toBeGreaterThan(8);
  });
});
