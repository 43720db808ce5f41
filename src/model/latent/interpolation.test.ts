import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interpolated, interpolation, type PathShape } from "./interpolation";

function rows(codes: Float32Array, latentDim: number): number[][] {
  const count = codes.length / latentDim;
  return Array.from({ length: count }, (_, row) => [...codes.subarray(row * latentDim, (row + 1) * latentDim)]);
}

const angleBetween = (a: readonly number[], b: readonly number[]) => {
  const dot = a.reduce((sum, coordinate, dimension) => sum + coordinate * (b[dimension] ?? 0), 0);
  return Math.acos(Math.min(1, dot / Math.hypot(...a) / Math.hypot(...b)));
};

const coordinate = fc.double({ min: -4, max: 4, noNaN: true }).map(Math.fround);
const code = fc.array(coordinate, { minLength: 3, maxLength: 3 });
const shape = fc.constantFrom<PathShape>("linear", "spherical");

describe("an interpolation", () => {
  test("hits both ends exactly in both shapes", () => {
    fc.assert(
      fc.property(code, code, shape, fc.integer({ min: 2, max: 32 }), (from, to, kind, count) => {
        const codes = rows(interpolation(from, to, kind, count), 3);
        expect(codes.length).toBe(count);
        expect(codes[0]).toEqual(from);
        expect(codes.at(-1)).toEqual(to);
      }),
    );
  });

  test("has the code of a quarter as the second of five", () => {
    fc.assert(
      fc.property(code, code, shape, (from, to, kind) => {
        const second = rows(interpolation(from, to, kind, 5), 3)[1];
        expect(interpolated(from, to, kind, 0.25).map(Math.fround)).toEqual(second);
      }),
    );
  });

  test("goes a straight line in even steps where it is linear", () => {
    expect([...interpolation([0, 0], [3, 4], "linear", 5)]).toEqual([0, 0, 0.75, 1, 1.5, 2, 2.25, 3, 3, 4]);
  });
});

describe("a spherical interpolation", () => {
  test("keeps to the circle that both ends lie on", () => {
    const middle = interpolated([2, 0], [0, 2], "spherical", 0.5);
    expect(middle[0]).toBeCloseTo(Math.SQRT2, 12);
    expect(middle[1]).toBeCloseTo(Math.SQRT2, 12);
  });

  test("is as long halfway as its ends are on average", () => {
    expect(Math.hypot(...interpolated([1, 0], [0, 3], "spherical", 0.5))).toBeCloseTo(2, 12);
  });

  test("turns by equal angles, and its length never turns back", () => {
    fc.assert(
      fc.property(code, code, (from, to) => {
        const angle = angleBetween(from, to);
        fc.pre(Math.hypot(...from) > 0.1 && Math.hypot(...to) > 0.1 && angle > 0.1 && angle < Math.PI - 0.1);
        const codes = rows(interpolation(from, to, "spherical", 9), 3);
        const rise = Math.sign(Math.hypot(...to) - Math.hypot(...from));
        for (const [index, next] of codes.slice(1).entries()) {
          const last = codes[index] ?? [];
          expect(angleBetween(last, next)).toBeCloseTo(angle / 8, 3);
          expect(rise * (Math.hypot(...next) - Math.hypot(...last))).toBeGreaterThan(-1e-5);
        }
      }),
    );
  });

  test.each([
    [
      [1, 1],
      [2, 2.000001],
    ],
    [
      [1, 0],
      [-1, 0],
    ],
    [
      [0, 0],
      [1, 2],
    ],
    [[1], [-2]],
  ])("is straight where the ends are nearly parallel, opposite, or at the origin: %j to %j", (from, to) => {
    const straight = interpolation(from, to, "linear", 9);
    expect(interpolation(from, to, "spherical", 9)).toEqual(straight);
    expect(straight.every(Number.isFinite)).toBe(true);
  });
});
