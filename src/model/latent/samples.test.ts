import { describe, expect, test } from "vitest";
import {
  aggregateRows,
  heldOutEpsilon,
  posteriorCodes,
  priorCodes,
  sampledCodes,
  shareWithinDeviation,
} from "./samples";

const SEED = 7;

function moments(values: Float32Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}

describe("codes of the prior", () => {
  test("have mean 0 and variance 1", () => {
    const { mean, variance } = moments(priorCodes(10_000, 2, SEED));
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  test("are the same for the same seed, and others for another", () => {
    expect(priorCodes(30, 2, SEED)).toEqual(priorCodes(30, 2, SEED));
    expect(priorCodes(30, 2, SEED)).not.toEqual(priorCodes(30, 2, SEED + 1));
  });

  test("begin alike however many are drawn", () => {
    expect(priorCodes(10, 3, SEED)).toEqual(priorCodes(30, 3, SEED).subarray(0, 30));
  });
});

describe("codes of posteriors", () => {
  const posteriors = { mu: new Float32Array([5, -3, 0, 2]), logVar: new Float32Array([0, Math.log(4), -40, 2]) };
  const second = new Uint32Array(10_000).fill(1);
  const first = new Uint32Array(10_000);
  const along = (codes: Float32Array, dimension: number) => codes.filter((_, index) => index % 2 === dimension);

  test("scatter about the mean with the standard deviation of the encoder", () => {
    const codes = posteriorCodes(posteriors, first, 2, "learned", SEED);
    expect(moments(along(codes, 0)).mean).toBeCloseTo(5, 1);
    expect(moments(along(codes, 0)).variance).toBeCloseTo(1, 1);
    expect(moments(along(codes, 1)).mean).toBeCloseTo(-3, 1);
    expect(moments(along(codes, 1)).variance / 4).toBeCloseTo(1, 1);
  });

  test("are the mean itself where there is no noise", () => {
    const codes = posteriorCodes(posteriors, [1, 0], 2, "zero", SEED);
    expect([...codes]).toEqual([0, 2, 5, -3]);
  });

  test("scatter by 1 where σ is 1, whatever the encoder says", () => {
    const codes = posteriorCodes(posteriors, second, 2, "one", SEED);
    expect(moments(along(codes, 0)).variance).toBeCloseTo(1, 1);
    expect(moments(along(codes, 1)).variance).toBeCloseTo(1, 1);
  });

  test("of the standard normal distribution are the prior's", () => {
    const standard = { mu: new Float32Array(2), logVar: new Float32Array(2) };
    expect(posteriorCodes(standard, [0, 0, 0], 2, "learned", SEED)).toEqual(priorCodes(3, 2, SEED));
  });
});

describe("images of the aggregate posterior", () => {
  test("are drawn evenly among those surveyed", () => {
    const rows = aggregateRows(50_000, 10, SEED);
    for (let row = 0; row < 10; row++) {
      expect(rows.filter((drawn) => drawn === row).length / 50_000).toBeCloseTo(0.1, 1.5);
    }
    expect(Math.max(...rows)).toBeLessThan(10);
  });

  test("stay the same when more images are surveyed", () => {
    expect(aggregateRows(30, 2000, SEED)).toEqual(aggregateRows(30, 10_000, SEED));
  });

  test("are the same for the same seed, and others for another", () => {
    expect(aggregateRows(30, 2000, SEED)).toEqual(aggregateRows(30, 2000, SEED));
    expect(aggregateRows(30, 2000, SEED)).not.toEqual(aggregateRows(30, 2000, SEED + 1));
  });
});

describe("one code of every held-out image", () => {
  const count = 4000;
  const mu = new Float32Array(count).fill(3);
  const codes = (sigma: number, seed = SEED) =>
    sampledCodes(mu, new Float32Array(count).fill(sigma), heldOutEpsilon(count, seed));

  test("lies around its mean as far as its posterior is wide", () => {
    for (const sigma of [0.5, 1]) {
      expect(moments(codes(sigma)).mean).toBeCloseTo(3, 1);
      expect(moments(codes(sigma)).variance / sigma ** 2).toBeCloseTo(1, 1);
    }
  });

  test("is the mean itself without noise", () => {
    expect(codes(0)).toEqual(mu);
  });

  test("keeps its noise while its posterior changes and while fewer images are looked at", () => {
    expect(heldOutEpsilon(10, SEED)).toEqual(heldOutEpsilon(count, SEED).subarray(0, 10));
    expect(codes(0.5, SEED + 1)).not.toEqual(codes(0.5));
  });
});

describe("the share of codes within one σ of their means", () => {
  const sigma = Float32Array.from({ length: 20_000 }, (_, place) => 0.1 + (place % 7));
  const mu = sigma.map((width) => 3 * width);
  const z = sampledCodes(mu, sigma, heldOutEpsilon(mu.length, SEED));

  test("is 68 % of one dimension and 39 % of two, whatever μ and σ", () => {
    expect(shareWithinDeviation({ mu, sigma, z }, 1, 1)).toBeCloseTo(0.683, 1.5);
    expect(shareWithinDeviation({ mu, sigma, z }, 2, 2)).toBeCloseTo(0.393, 1.5);
  });

  test("counts the dimensions that are asked for alone, and is none for points", () => {
    const near = { mu: new Float32Array(2), sigma: new Float32Array(2).fill(1), z: Float32Array.of(0.5, 9) };
    expect(shareWithinDeviation(near, 2, 1)).toBe(1);
    expect(shareWithinDeviation(near, 2, 2)).toBe(0);
    expect(shareWithinDeviation({ ...near, sigma: new Float32Array(2), z: new Float32Array(2) }, 2, 2)).toBeNaN();
  });
});
