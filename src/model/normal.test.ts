import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile, normalShareBelow } from "./normal";

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
