import { describe, expect, it } from "vitest";
import type { CurvePoint } from "../../state/run/history";
import { STRIP, stripPath, stripSteps, stripTop } from "./strip";

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

  it("holds what lies above it at its end, and leaves out what is no number", () => {
    const path = stripPath([at(0, 1e9, 0), at(50, Number.NaN, 0), at(100, 75, 0)], "reconstruction", 150, 100);
    expect(path).toBe(`M0 0L${STRIP.width} ${STRIP.height / 2}`);
    expect(stripPath([at(0, 1, 0)], "kl", 1, 100)).toBe("");
  });

  it("has some steps before any is taken", () => {
    expect(stripSteps(0)).toBeGreaterThan(0);
    expect(stripSteps(199)).toBe(199);
  });
});
