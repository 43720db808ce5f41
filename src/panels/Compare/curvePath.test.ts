import { expect, it } from "vitest";
import { curvePath, curveTop } from "./curvePath";

const point = (step: number, reconstruction: number, kl = 0) => ({ step, reconstruction, kl, total: reconstruction });
const size = { width: 100, height: 50 };

it("runs from step 0 on the left to the last step on the right", () => {
  const points = [point(1, 100), point(2, 50), point(4, 0)];
  expect(curvePath(points, ({ reconstruction }) => reconstruction, 100, size)).toBe("M25 0L50 25L100 50");
});

it("leaves out what is no number and holds what is too much", () => {
  const points = [point(1, 900), point(2, Number.NaN), point(4, 50)];
  expect(curvePath(points, ({ reconstruction }) => reconstruction, 100, size)).toBe("M25 0L100 25");
});

it("does not let the first steps press all others down", () => {
  const points = Array.from({ length: 100 }, (_, index) => point(index + 1, index === 0 ? 9000 : 200, 5));
  expect(curveTop(points)).toBe(200);
  expect(curveTop([])).toBe(1);
});
