import { expect, it } from "vitest";
import { heldLoss, lossCurvePath } from "./lossCurve";

const point = (step: number, reconstruction: number, kl = 0) => ({ step, reconstruction, kl, total: reconstruction });
const frame = { top: 100, steps: 4, width: 100, height: 50 };

it("runs from step 0 on the left to the last step on the right", () => {
  const points = [point(1, 100), point(2, 50), point(4, 0)];
  expect(lossCurvePath(points, "reconstruction", frame)).toBe("M25 0L50 25L100 50");
  expect(lossCurvePath(points, "reconstruction", { ...frame, steps: 8 })).toBe("M12.5 0L25 25L50 50");
});

it("leaves out what is no number and holds what is too much", () => {
  const points = [point(1, 900), point(2, Number.NaN), point(4, 50)];
  expect(lossCurvePath(points, "reconstruction", frame)).toBe("M25 0L100 25");
  expect(lossCurvePath([point(1, 900)], "reconstruction", frame)).toBe("");
});

it("does not let the first steps press all others down", () => {
  const losses = Array.from({ length: 100 }, (_, index) => (index === 0 ? 9000 : 200));
  expect(heldLoss([Number.NaN, ...losses], 0.97)).toBe(200);
  expect(heldLoss([], 0.97)).toBeUndefined();
});
