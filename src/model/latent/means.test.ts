import { describe, expect, it } from "vitest";
import {
  classCounts,
  classMedians,
  deviationAlong,
  largestMagnitude,
  meanAlong,
  norms,
  spreadOfMeans,
  varianceAlong,
} from "./means";

describe("means along one dimension", () => {
  const mu = Float32Array.of(-1, 5, 1, 5, -3, 5, 3, 5);

  it("have their own middle and variance, whatever the other dimensions are", () => {
    expect([0, 1].map((dimension) => meanAlong(mu, 2, dimension))).toEqual([0, 5]);
    expect([0, 1].map((dimension) => varianceAlong(mu, 2, dimension))).toEqual([5, 0]);
    expect(deviationAlong(mu, 2, 0)).toBe(Math.sqrt(5));
  });

  it("have neither where there is no image", () => {
    expect(meanAlong(new Float32Array(0), 2, 0)).toBeNaN();
    expect(varianceAlong(new Float32Array(0), 2, 0)).toBeNaN();
  });
});

describe("the spread of means", () => {
  it("is their standard deviation, averaged over dimensions", () => {
    expect(spreadOfMeans(Float32Array.of(-1, 5, 1, 5, -1, 5, 1, 5), 2)).toBe(0.5);
  });

  it("does not see where they lie, only how far apart", () => {
    const mu = Float32Array.of(0.5, -1, 2, 0.25);
    const moved = mu.map((value) => value + 4);
    expect(spreadOfMeans(moved, 2)).toBeCloseTo(spreadOfMeans(mu, 2), 6);
  });
});

it("measures magnitude on both sides of zero", () => {
  expect(largestMagnitude(Float32Array.of(1, -8, 3))).toBe(8);
});

it("measures the distance of a mean from the origin", () => {
  expect([...norms(Float32Array.of(3, 4, 0, -2), 2)]).toEqual([5, 2]);
});

it("counts the images of each class among the first ones", () => {
  expect(classCounts(Uint8Array.of(1, 1, 0, 2), 3, 3)).toEqual([1, 2, 0]);
});

it("places a class at its median, without images nowhere", () => {
  const mu = Float32Array.of(1, 0, 50, 0, 3, 0, -7, 0);
  expect(classMedians(mu, 2, 0, Uint8Array.of(0, 0, 0, 2))).toEqual([3, Number.NaN, -7]);
});
