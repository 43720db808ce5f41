import { expect, test } from "vitest";
import { dimensionsNeeded, type ModelPoint, withPoint } from "./modelPoints";

const point: ModelPoint = { run: 1, dimensions: 2, error: 30, source: "a" };

test("a run has one point, the last", () => {
  const other = { ...point, run: 2 };
  expect(withPoint([point, other], { ...point, error: 9 })).toEqual([other, { ...point, error: 9 }]);
});

test("PCA needs as many dimensions as first err no more", () => {
  expect(dimensionsNeeded([50, 40, 30, 20], 30)).toBe(2);
  expect(dimensionsNeeded([50, 40, 30, 20], 60)).toBe(0);
  expect(dimensionsNeeded([50, 40, 30, 20], 10)).toBeNull();
});
