import { describe, expect, test } from "vitest";
import type { EncoderNoise } from "../../experiment/objective";
import { drawNormals, drawUniforms, Purpose } from "../random";
import { coverage } from "./coverage";

/** Numbers from N(0, 1), the same at every call. */
function normals(count: number, counter = 0): Float32Array {
  return drawNormals(count, { seed: 5, counter, purpose: Purpose.epsilon });
}

/** Coverage by posteriors of one σ. */
function covered(mu: Float32Array, latentDim: number, sigma: number, noise: EncoderNoise = "learned"): number {
  const logVar = new Float32Array(mu.length).fill(2 * Math.log(sigma));
  const pieces = coverage({ mu, logVar }, latentDim, noise);
  for (;;) {
    const piece = pieces.next();
    if (piece.done) return piece.value;
  }
}

/** E[min(1, q(z) / p(z))] over z drawn from the prior of two dimensions: the same integral by Monte Carlo. */
function coveredByDraws(mu: Float32Array, sigma: number, draws: number): number {
  const z = normals(2 * draws, 1);
  let sum = 0;
  for (let draw = 0; draw < draws; draw++) {
    const [x, y] = [z[2 * draw] ?? 0, z[2 * draw + 1] ?? 0];
    let density = 0;
    for (let place = 0; place < mu.length; place += 2) {
      const distance = (x - (mu[place] ?? 0)) ** 2 + (y - (mu[place + 1] ?? 0)) ** 2;
      density += Math.exp(-distance / (2 * sigma ** 2)) / sigma ** 2;
    }
    sum += Math.min(1, density / (mu.length / 2) / Math.exp(-(x ** 2 + y ** 2) / 2));
  }
  return sum / draws;
}

describe("coverage", () => {
  test("is 1 where every posterior is the prior", () => {
    for (const latentDim of [1, 2, 5]) expect(covered(new Float32Array(20), latentDim, 1)).toBeCloseTo(1, 6);
  });

  test("is nearly 1 for ten thousand points drawn from the prior", () => {
    for (const latentDim of [1, 2, 3, 8]) {
      const found = covered(normals(10_000 * latentDim), latentDim, 1e-4);
      expect(found).toBeGreaterThan(0.95);
      expect(found).toBeLessThanOrEqual(1);
    }
  });

  test("is nearer to 1 where each such point is as wide as its distance from the next", () => {
    const shrunk = normals(20_000).map((z) => z * Math.sqrt(1 - 0.3 ** 2));
    expect(covered(shrunk, 2, 0.3)).toBeGreaterThan(0.985);
  });

  test("is 0 for a point far away", () => {
    for (const latentDim of [1, 2, 3])
      expect(covered(new Float32Array(latentDim).fill(20), latentDim, 0.1)).toBeLessThan(0.001);
  });

  test("is half where half of the plane is filled twice as densely", () => {
    const half = normals(20_000).map((z, place) => (place % 2 === 0 ? Math.abs(z) : z));
    expect(Math.abs(covered(half, 2, 0.01) - 0.5)).toBeLessThan(0.03);
  });

  test("agrees with Monte Carlo", () => {
    const shapes: [Float32Array, number][] = [
      [normals(800), 0.7],
      [normals(200).map((z) => 2 * z + 1), 0.6],
      [normals(60).map((z) => z / 3), 0.8],
      [drawUniforms(400, { seed: 1, counter: 0, purpose: Purpose.weights }).map((u) => 4 * u), 0.6],
    ];
    for (const [mu, sigma] of shapes) {
      expect(Math.abs(covered(mu, 2, sigma) - coveredByDraws(mu, sigma, 20_000))).toBeLessThan(0.02);
    }
  });

  test("takes σ as 0 or 1 where the noise is so, whatever the encoder says", () => {
    const mu = normals(20_000).map((z) => z / 2);
    expect(covered(mu, 2, 0.3, "zero")).toBeCloseTo(covered(mu, 2, 1e-4), 3);
    expect(covered(mu, 2, 0.3, "one")).toBeCloseTo(covered(mu, 2, 1), 6);
  });

  test("finds a point on the edge between two cells in one of them", () => {
    expect(covered(new Float32Array([0.5]), 1, 1, "zero")).toBeCloseTo(0.1915, 4);
  });

  test("leaves inactive dimensions out", () => {
    const two = normals(10_000);
    const four = new Float32Array(20_000);
    for (let row = 0; row < 5000; row++) four.set([3, two[2 * row] ?? 0, 3, two[2 * row + 1] ?? 0], 4 * row);
    expect(covered(four, 4, 0.2)).toBeCloseTo(covered(two, 2, 0.2), 6);
  });
});
