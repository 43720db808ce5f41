import { expect, it } from "vitest";
import { areaPath, between, curvePath, drawnX, drawnY, type PlotFrame } from "./frame";

const frame: PlotFrame = { x: [-2, 2], y: [0, 4] };

it("draws x to the right and y upwards, in a square of 1,000", () => {
  expect([-2, 0, 2].map((x) => drawnX(frame, x))).toEqual([0, 500, 1000]);
  expect([0, 1, 4].map((y) => drawnY(frame, y))).toEqual([1000, 750, 0]);
});

it("draws what is infinite far outside, at a number", () => {
  expect(drawnY(frame, Number.POSITIVE_INFINITY)).toBe(-2000);
});

it("draws a curve through its points, and an area down to 0", () => {
  expect(curvePath(frame, (x) => x * x, between(-1, 1, 3))).toBe("M250 750L500 1000L750 750");
  expect(areaPath(frame, () => 2, between(-1, 1, 2))).toBe("M250 500L750 500L750 1000L250 1000Z");
});
