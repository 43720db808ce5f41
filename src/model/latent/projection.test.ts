import fc from "fast-check";
import { expect, it } from "vitest";
import { lifted, planeOfDimensions, projected } from "./projection";

const tilted = { origin: [1, -2, 0.5], across: [0.6, 0.8, 0], up: [0, 0, 1] };
const coordinate = fc.double({ min: -5, max: 5, noNaN: true });

it("shows two dimensions as they are", () => {
  expect(projected(planeOfDimensions(3, [2, 0]), [7, 8, 9])).toEqual([9, 7]);
});

it("takes a code out of many", () => {
  expect(projected(planeOfDimensions(2, [0, 1]), [0, 0, 3, 4], 2)).toEqual([3, 4]);
});

it("brings a code to the place on the map that it was lifted to, and moves nothing else", () => {
  fc.assert(
    fc.property(fc.tuple(coordinate, coordinate, coordinate), fc.tuple(coordinate, coordinate), (z, point) => {
      const moved = lifted(tilted, z, point);
      const [first, second] = projected(tilted, moved);
      expect(first).toBeCloseTo(point[0], 9);
      expect(second).toBeCloseTo(point[1], 9);
      const beside = (code: readonly number[]) => 0.8 * (code[0] ?? 0) - 0.6 * (code[1] ?? 0);
      expect(beside(moved)).toBeCloseTo(beside(z), 9);
    }),
  );
});

it("stays on its line where there is one dimension", () => {
  expect(lifted(planeOfDimensions(1, [0, 0]), [0.5], [2, 9])).toEqual([2]);
});
