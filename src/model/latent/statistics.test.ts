import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classCounts,
  classMedians,
  histogram,
  klPerDimension,
  largestMagnitude,
  median,
  nearestMean,
  norms,
  quantile,
  sigmaOf,
  sigmas,
  spreadOfMeans,
} from "./statistics";

const numbers = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1, maxLength: 60 });

describe("statistics of a survey", () => {
  it("reads σ as exp(logVar / 2)", () => {
    expect([...sigmas(Float32Array.of(0, 2, -2))]).toEqual([1, Math.fround(Math.E), Math.fround(1 / Math.E)]);
  });

  it("reads no σ from the encoder where none is learned", () => {
    expect([sigmaOf(2, "learned"), sigmaOf(2, "zero"), sigmaOf(2, "one")]).toEqual([Math.E, 0, 1]);
  });

  it("finds the median of odd and even numbers of values", () => {
    expect(median(Float32Array.of(9, 1, 5))).toBe(5);
    expect(median(Float32Array.of(9, 1, 5, 3))).toBe(4);
    expect(median(new Float32Array(0))).toBeNaN();
  });

  it("agrees with sorting on any median and leaves its values alone", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const before = values.slice();
        const sorted = values.slice().sort();
        const middle = sorted.length >> 1;
        const lower = sorted.length % 2 ? sorted[middle] : sorted[middle - 1];
        expect(median(values)).toBeCloseTo(((lower ?? 0) + (sorted[middle] ?? 0)) / 2, 3);
        expect(values).toEqual(before);
      }),
    );
  });

  it("has no more than the rest of a share above its quantile", () => {
    const values = Float32Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1000);
    expect(quantile(values, 0.9)).toBe(900);
    expect(quantile(values, 1)).toBe(999);
    expect(quantile(new Float32Array(0), 0.5)).toBe(0);
  });

  it("measures magnitude on both sides of zero", () => {
    expect(largestMagnitude(Float32Array.of(1, -8, 3))).toBe(8);
  });

  it("measures the distance of a mean from the origin", () => {
    expect([...norms(Float32Array.of(3, 4, 0, -2), 2)]).toEqual([5, 2]);
  });

  it("costs KL where a mean is off or a σ is not one, dimension by dimension", () => {
    const mu = Float32Array.of(1, 0, 0, -1, 0, 0);
    const logVar = Float32Array.of(0, 0, 2, 0, 0, 2);
    const [ofMean, ofPrior, ofSigma] = klPerDimension(mu, logVar, 3, "learned");
    expect(ofMean).toBeCloseTo(0.5, 6);
    expect(ofPrior).toBe(0);
    expect(ofSigma).toBeCloseTo((Math.E ** 2 - 1 - 2) / 2, 6);
    expect(klPerDimension(mu, logVar, 3, "zero")).toEqual([0.5, 0, 0]);
  });

  it("spreads by the standard deviation, averaged over dimensions", () => {
    expect(spreadOfMeans(Float32Array.of(-1, 5, 1, 5, -1, 5, 1, 5), 2)).toBe(0.5);
  });

  it("does not see where the means lie, only how far apart", () => {
    const mu = Float32Array.of(0.5, -1, 2, 0.25);
    expect(spreadOfMeans(mu.map((value) => value + 4) as Float32Array, 2)).toBeCloseTo(spreadOfMeans(mu, 2), 6);
  });

  it("puts every value into one bin of a histogram", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 40 }), (values, bins) => {
        const counted = histogram(values, 2, bins).reduce((sum, count) => sum + count, 0);
        expect(counted).toBe(values.length);
      }),
    );
  });

  it("counts what lies beyond the axis in the last bin", () => {
    expect(histogram(Float32Array.of(0, 0.49, 0.5, 1, 7), 1, 2)).toEqual([2, 3]);
  });

  it("finds the nearest mean in all dimensions", () => {
    const mu = Float32Array.of(0, 0, 9, 0.4, 0.4, 0, 0, 0, 1);
    expect(nearestMean(mu, [0, 0, 0.6])).toBe(2);
    expect(nearestMean(mu, [0.4, 0.4, 0.1])).toBe(1);
    expect(nearestMean(new Float32Array(0), [0, 0, 0])).toBe(-1);
  });

  it("counts the images of each class among the first ones", () => {
    expect(classCounts(Uint8Array.of(1, 1, 0, 2), 3, 3)).toEqual([1, 2, 0]);
  });

  it("places a class at its median, without images nowhere", () => {
    const mu = Float32Array.of(1, 0, 50, 0, 3, 0, -7, 0);
    expect(classMedians(mu, 2, 0, Uint8Array.of(0, 0, 0, 2))).toEqual([3, Number.NaN, -7]);
  });
});
