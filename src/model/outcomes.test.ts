import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitsOf } from "./information";
import { crossEntropyOf, divergenceOf, divergenceTerms, entropyOf, withShare } from "./outcomes";

const P = [0, 0, 0.2, 0.8, 0];
const Q = [0.1, 0.1, 0.3, 0.4, 0.1];

const outcomes = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 })
  .map((weights) => weights.map((weight) => weight / weights.reduce((sum, each) => sum + each, 0)));

describe("the divergence of a few outcomes", () => {
  it("is that of the lecture's exercise, to more digits than it gives", () => {
    expect(divergenceOf(P, Q)).toBeCloseTo(0.47342, 5);
    expect(bitsOf(divergenceOf(P, Q))).toBeCloseTo(0.683, 4);
    const [, , third, fourth] = divergenceTerms(P, Q);
    expect(third).toBeCloseTo(0.2 * Math.log(2 / 3), 12);
    expect(fourth).toBeCloseTo(0.8 * Math.log(2), 12);
  });

  it("is infinite where the second rules out what the first can give, and there alone", () => {
    expect(divergenceOf(Q, P)).toBe(Number.POSITIVE_INFINITY);
    expect(crossEntropyOf(Q, P)).toBe(Number.POSITIVE_INFINITY);
    expect(Number.isFinite(divergenceOf(P, Q))).toBe(true);
  });

  it("is the cross-entropy itself where one outcome is certain", () => {
    const certain = [0, 0, 0, 1, 0];
    expect(entropyOf(certain)).toBe(0);
    expect(divergenceOf(certain, Q)).toBeCloseTo(Math.log(1 / 0.4), 12);
    expect(crossEntropyOf(certain, Q)).toBeCloseTo(divergenceOf(certain, Q), 12);
  });

  it("is what the cross-entropy has beyond the entropy, and never negative", () => {
    fc.assert(
      fc.property(outcomes, outcomes, (p, q) => {
        expect(entropyOf(p) + divergenceOf(p, q)).toBeCloseTo(crossEntropyOf(p, q), 9);
        expect(divergenceOf(p, q)).toBeGreaterThanOrEqual(-1e-12);
        expect(divergenceOf(p, p)).toBe(0);
      }),
    );
  });

  it("has the entropy log n where all are as likely", () => {
    expect(bitsOf(entropyOf([0.25, 0.25, 0.25, 0.25]))).toBeCloseTo(2, 12);
  });
});

describe("a changed outcome", () => {
  it("leaves the others their proportions, and all adds up to 1", () => {
    fc.assert(
      fc.property(outcomes, fc.nat(4), fc.double({ min: 0, max: 1, noNaN: true }), (p, outcome, share) => {
        const changed = withShare(p, outcome, share);
        expect(changed.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        expect(changed[outcome]).toBe(share);
      }),
    );
    expect(withShare([0.125, 0.375, 0.5], 2, 0)).toEqual([0.25, 0.75, 0]);
  });

  it("shares evenly what the others had nothing of", () => {
    expect(withShare([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  });
});
