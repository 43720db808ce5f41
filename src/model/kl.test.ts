import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { klOf } from "./kl";
import { LOG_VARIANCE_LIMIT } from "./posterior";

const coordinate = fc.double({ min: -10, max: 10, noNaN: true });

describe("KL to the prior", () => {
  it("costs nothing at the prior itself", () => {
    expect(klOf([0, 0, 0], [0, 0, 0], "learned")).toBe(0);
  });

  it("costs half a nat where one mean is a σ off", () => {
    expect(klOf([0, 1, 0], [0, 0, 0], "learned")).toBe(0.5);
  });

  it("is half the squared distance for N(μ, I), whatever the noise", () => {
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 1, maxLength: 32 }), (mu) => {
        const wanted = mu.reduce((sum, mean) => sum + mean * mean, 0) / 2;
        const unit = mu.map(() => 0);
        for (const noise of ["learned", "one", "zero"] as const) expect(klOf(mu, unit, noise)).toBeCloseTo(wanted, 9);
      }),
    );
  });

  it.each([0.01, 0.5, 1, 3])("is ½ (σ² − 1) − log σ for N(0, σ²) with σ = %d", (sigma) => {
    const wanted = (sigma ** 2 - 1) / 2 - Math.log(sigma);
    expect(klOf([0], [2 * Math.log(sigma)], "learned")).toBeCloseTo(wanted, 12);
  });

  it("agrees with the mean of log q − log p over the posterior, by quadrature", () => {
    const [mu, sigma] = [0.7, 0.4];
    const step = 1e-3;
    let mean = 0;
    for (let epsilon = -10; epsilon < 10; epsilon += step) {
      const density = Math.exp(-(epsilon ** 2) / 2) / Math.sqrt(2 * Math.PI);
      const logRatio = (-(epsilon ** 2) + (mu + sigma * epsilon) ** 2) / 2 - Math.log(sigma);
      mean += density * logRatio * step;
    }
    expect(klOf([mu], [2 * Math.log(sigma)], "learned")).toBeCloseTo(mean, 6);
  });

  it("is never negative and adds up over dimensions", () => {
    const dimension = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(dimension, dimension, ([mu1, logVar1], [mu2, logVar2]) => {
        const first = klOf([mu1], [logVar1], "learned");
        const second = klOf([mu2], [logVar2], "learned");
        expect(first).toBeGreaterThanOrEqual(-1e-15);
        expect(klOf([mu1, mu2], [logVar1, logVar2], "learned")).toBeCloseTo(first + second, 6);
      }),
    );
  });

  it("looks at σ only where σ is learned", () => {
    expect(klOf([1], [-7], "one")).toBe(0.5);
    expect(klOf([1], [-7], "zero")).toBe(0.5);
    expect(klOf([1], [-7], "learned")).toBeGreaterThan(3);
  });

  it("stays finite however far logVar runs", () => {
    expect(klOf([0], [1e9], "learned")).toBe(klOf([0], [LOG_VARIANCE_LIMIT], "learned"));
    expect(klOf([0], [-1e9], "learned")).toBe(klOf([0], [-LOG_VARIANCE_LIMIT], "learned"));
  });
});
