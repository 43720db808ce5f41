import { expect, test } from "vitest";
import { strokesOf } from "./strokes";

const shape = [28, 28, 1] as const;

/** An image whose ink is told by row and column. */
function drawn(ink: (row: number, column: number) => number): Float64Array {
  return Float64Array.from({ length: 28 * 28 }, (_, place) => ink(Math.floor(place / 28), place % 28));
}

/** A bar from row 4 to row 23, so many pixels wide, whose rows shift right by so much for each that they are higher. */
function bar(width: number, shear: number, level = 1): Float64Array {
  return drawn((row, column) => {
    const from = 10 + shear * (24 - row) - width / 2;
    const covered = Math.min(column + 1, from + width) - Math.max(column, from);
    return row >= 4 && row < 24 ? level * Math.max(0, covered) : 0;
  });
}

test("a bar of even ink is as high as it is, and as slanted as its rows are shifted", () => {
  for (const shear of [-0.3, 0, 0.25]) {
    const { slant, height } = strokesOf(bar(4, shear), shape);
    expect(slant).toBeCloseTo(shear, 6);
    // Rows are a pixel thick: of 20 of them √(20² − 1).
    expect(height).toBeCloseTo(Math.sqrt(399), 6);
  }
});

test("a bar that is long is about as thick as it is, w h / (w + h) exactly but for a corner", () => {
  for (const width of [2, 4]) {
    const { thickness } = strokesOf(bar(width, 0), shape);
    const corner = 2 - Math.SQRT2;
    expect(thickness).toBeCloseTo((2 * width * 20) / (2 * (width + 20) - corner), 6);
  }
});

test("neither how dark the ink is nor how soft its edge changes what is measured", () => {
  const sharp = strokesOf(bar(4, 0.25), shape);
  const faint = strokesOf(bar(4, 0.25, 0.3), shape);
  for (const feature of ["slant", "thickness", "height"] as const) {
    expect(faint[feature]).toBeCloseTo(sharp[feature], 9);
  }
  const wide = strokesOf(
    drawn((row) => (row >= 10 && row < 14 ? 1 : 0)),
    shape,
  ).thickness;
  const soft = strokesOf(
    drawn((row) => [0, 1 / 3, 2 / 3, 1, 1, 1, 2 / 3, 1 / 3][row - 8] ?? 0),
    shape,
  ).thickness;
  // Both are 28 pixels long, and end there; the soft one holds the ink of five rows.
  expect(Math.abs(soft / wide - (5 * (28 + 4)) / (4 * (28 + 5)))).toBeLessThan(0.02);
});

test("without ink nothing is measured", () => {
  expect(
    Object.values(
      strokesOf(
        drawn(() => 0),
        shape,
      ),
    ),
  ).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});
