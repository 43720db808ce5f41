import { expect, test } from "vitest";
import { rankCorrelation } from "./rankCorrelation";

test("what rises together has 1, what falls as the other rises −1, whatever the sizes", () => {
  expect(rankCorrelation([1, 5, 2, 100], [0.1, 7, 0.2, 8])).toBe(1);
  expect(rankCorrelation([1, 5, 2, 100], [8, 0, 7, -3])).toBe(-1);
});

test("equal values share the mean of their ranks", () => {
  // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / √(4.5 · 5).
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(Math.sqrt(0.9), 12);
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
});
