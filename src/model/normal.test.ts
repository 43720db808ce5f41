import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalDensity, normalQuantile, normalShareBelow, normalShareWithin, normalShareWithinEllipse } from "./normal";

describe("the share of N(0, 1) below a bound", () => {
  it("is that of the tables", () => {
    expect(normalShareBelow(0)).toBeCloseTo(0.5, 7);
    expect(normalShareBelow(1)).toBeCloseTo(0.841344746, 6);
    expect(normalShareBelow(-1.959963985)).toBeCloseTo(0.025, 6);
  });

  it("is what the share above the opposite bound is", () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (bound) => {
        expect(normalShareBelow(bound) + normalShareBelow(-bound)).toBeCloseTo(1, 6);
      }),
    );
  });

  it("is a step in units of a σ of 0", () => {
    expect([-1 / 0, 0 / 0, 1 / 0].map(normalShareBelow)).toEqual([0, 1, 1]);
  });
});

describe("the share of a plane's normal distribution within an ellipse", () => {
  it("is 39 %, 86 % and 99 %, and grows with the ring that is added", () => {
    expect([1, 2, 3].map(normalShareWithinEllipse).map((share) => Math.round(100 * share))).toEqual([39, 86, 99]);
    // The density of a ring's radius r is r e^(−r²/2).
    const ring = (normalShareWithinEllipse(1.3001) - normalShareWithinEllipse(1.2999)) / 2e-4;
    expect(ring).toBeCloseTo(1.3 * Math.exp(-(1.3 ** 2) / 2), 6);
  });
});

describe("a quantile of N(0, 1)", () => {
  it("is that of the tables", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 6);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 12);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306, 6);
  });

  it("undoes the share below it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (share) => {
        expect(normalShareBelow(normalQuantile(share))).toBeCloseTo(share, 6);
      }),
    );
  });
});

describe("the density of N(μ, σ²)", () => {
  const slope = (x: number) => (normalDensity(x + 1e-4, 0.7, 0.4) - normalDensity(x - 1e-4, 0.7, 0.4)) / 2e-4;

  it("is 1/√(2π) over σ at its mean", () => {
    expect(normalDensity(0, 0, 1)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 12);
    expect(normalDensity(3, 3, 0.05)).toBeCloseTo(20 / Math.sqrt(2 * Math.PI), 10);
  });

  it("is steepest at μ ± σ, where it bends", () => {
    for (const bend of [0.3, 1.1]) {
      expect(Math.abs(slope(bend))).toBeGreaterThan(Math.abs(slope(bend - 0.02)));
      expect(Math.abs(slope(bend))).toBeGreaterThan(Math.abs(slope(bend + 0.02)));
      expect(normalDensity(bend, 0.7, 0.4)).toBeCloseTo(normalDensity(0.7, 0.7, 0.4) * Math.exp(-0.5), 12);
    }
  });

  it("holds between two bounds the share that lies there", () => {
    let share = 0;
    for (let x = 0.7 - 0.4; x < 0.7 + 0.4; x += 1e-4) share += normalDensity(x + 5e-5, 0.7, 0.4) * 1e-4;
    expect(share).toBeCloseTo(normalShareWithin(1), 3);
    expect(normalShareWithin(1)).toBeCloseTo(0.682689492, 6);
    expect(normalShareWithin(2)).toBeCloseTo(0.954499736, 6);
  });
});
