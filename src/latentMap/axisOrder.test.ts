import { expect, it } from "vitest";
import { orderedByKl } from "./axisOrder";

it("offers the dimensions that tell most first, and names those that tell nothing", () => {
  expect(orderedByKl([0.5, 0.002, 3], [true, false, true])).toEqual([
    { dimension: 2, inactive: false },
    { dimension: 0, inactive: false },
    { dimension: 1, inactive: true },
  ]);
});

it("counts the dimensions while nothing is known of them", () => {
  expect(orderedByKl([Number.NaN, Number.NaN], []).map(({ dimension }) => dimension)).toEqual([0, 1]);
  expect(orderedByKl([Number.NaN], []).some(({ inactive }) => inactive)).toBe(false);
});
