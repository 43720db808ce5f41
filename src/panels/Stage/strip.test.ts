import { describe, expect, it } from "vitest";
import type { CurvePoint } from "../../state/run/history";
import { stripSteps, stripTop } from "./strip";

const at = (step: number, reconstruction: number, kl: number): CurvePoint => ({
  step,
  total: reconstruction + kl,
  reconstruction,
  kl,
});

describe("a strip", () => {
  const points = Array.from({ length: 200 }, (_, step) => at(step, step === 0 ? 5000 : 130, 7));

  it("is as high as nearly all losses of its own term need, in a round number", () => {
    expect(stripTop(points, "reconstruction")).toBe(150);
    expect(stripTop(points, "kl")).toBe(8);
    expect(stripTop([], "kl")).toBe(1);
    expect(stripTop([at(1, 100, 0), at(2, 100, Number.NaN)], "kl")).toBe(1);
  });

  it("has some steps before any is taken", () => {
    expect(stripSteps(0)).toBeGreaterThan(0);
    expect(stripSteps(199)).toBe(199);
  });
});
