import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { klOf, klOfImages, klPerDimension, mistakenKl, swappedKlOfImages } from "./kl";
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

describe("the KL of many images", () => {
  const posteriors = { mu: Float32Array.of(1, 0, 0, -1, 0, 0), logVar: Float32Array.of(0, 0, 2, 0, 0, 2) };

  it("is that of each alone", () => {
    for (const noise of ["learned", "one", "zero"] as const) {
      const alone = [0, 3].map((at) =>
        klOf(posteriors.mu.slice(at, at + 3), posteriors.logVar.slice(at, at + 3), noise),
      );
      expect([...klOfImages(posteriors, 3, noise)]).toEqual(alone.map(Math.fround));
    }
  });

  it("is told apart by dimension, averaged over images", () => {
    const [ofMean, ofPrior, ofSigma] = klPerDimension(posteriors, 3, "learned");
    expect(ofMean).toBe(0.5);
    expect(ofPrior).toBe(0);
    expect(ofSigma).toBeCloseTo((Math.E ** 2 - 1 - 2) / 2, 12);
    expect(klPerDimension(posteriors, 3, "zero")).toEqual([0.5, 0, 0]);
    expect(klPerDimension({ mu: new Float32Array(0), logVar: new Float32Array(0) }, 1, "one")).toEqual([Number.NaN]);
  });

  it("adds up to the same over dimensions as over images", () => {
    const values = fc.float32Array({ min: -4, max: 4, noNaN: true, minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(values, values, (mu, logVar) => {
        const ofImages = klOfImages({ mu, logVar }, 3, "learned").reduce((sum, kl) => sum + kl, 0) / 4;
        const ofDimensions = klPerDimension({ mu, logVar }, 3, "learned").reduce((sum, kl) => sum + kl, 0);
        expect(ofDimensions).toBeCloseTo(ofImages, 4);
      }),
    );
  });

  it("stays finite where a log-variance is beyond all bounds", () => {
    const wild = { mu: new Float32Array(2), logVar: Float32Array.of(1e9, -1e9) };
    expect(klOfImages(wild, 1, "learned").every(Number.isFinite)).toBe(true);
    expect(klPerDimension(wild, 1, "learned").every(Number.isFinite)).toBe(true);
  });
});

describe("KL with the prior first", () => {
  const of = (mu: number, sigma: number) =>
    swappedKlOfImages({ mu: Float32Array.of(mu), logVar: Float32Array.of(2 * Math.log(sigma)) }, 1, "learned")[0] ?? 0;

  it("agrees with the mean of log p − log q over the prior, by quadrature", () => {
    const [mu, sigma] = [0.7, 0.4];
    const step = 1e-3;
    let mean = 0;
    for (let z = -10; z < 10; z += step) {
      const density = Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
      mean += density * (-(z ** 2) / 2 + ((z - mu) / sigma) ** 2 / 2 + Math.log(sigma)) * step;
    }
    expect(of(mu, sigma)).toBeCloseTo(mean, 4);
  });

  it("is what the other direction is where σ is 1, and far greater where σ is small", () => {
    expect(of(1.5, 1)).toBeCloseTo(1.125, 6);
    expect(of(0, 0.1)).toBeGreaterThan(20 * klOf([0], [2 * Math.log(0.1)], "learned"));
  });

  it("is summed over the dimensions of each image, and infinite for a point", () => {
    const posteriors = { mu: Float32Array.of(1, 2, 0, 0), logVar: new Float32Array(4) };
    expect([...swappedKlOfImages(posteriors, 2, "one")]).toEqual([2.5, 0]);
    expect([...swappedKlOfImages(posteriors, 2, "zero")]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });
});

describe("what a formula without ½ and with log σ has in the place of KL", () => {
  const weights = { squares: 2, logs: 1 };
  const of = (mu: number, sigma: number) =>
    mistakenKl({ mu: Float32Array.of(mu), logVar: Float32Array.of(2 * Math.log(sigma)) }, 1, "learned", weights);

  it("is least, and below 0, at σ = 1/√2", () => {
    expect(of(0, Math.SQRT1_2)).toBeCloseTo(-0.1534, 4);
    for (const sigma of [0.5, 0.69, 0.73, 1, 2]) expect(of(0, sigma)).toBeGreaterThan(of(0, Math.SQRT1_2));
  });

  it("is σ² + μ² − log σ − 1", () => {
    for (const [mu, sigma] of [
      [0.3, 0.2],
      [2, 1.7],
      [0, 1],
    ] as const) {
      expect(of(mu, sigma)).toBeCloseTo(sigma ** 2 + mu ** 2 - Math.log(sigma) - 1, 5);
    }
  });

  it("is summed over dimensions and averaged over images", () => {
    const posteriors = { mu: Float32Array.of(1, 2, 3, 4), logVar: new Float32Array(4) };
    expect(mistakenKl(posteriors, 2, "learned", weights)).toBeCloseTo((1 + 4 + 9 + 16) / 2, 5);
    expect(mistakenKl(posteriors, 2, "zero", weights)).toBeCloseTo((1 + 4 + 9 + 16) / 2, 5);
  });

  it("is a multiple of KL where both parts weigh alike", () => {
    const posteriors = { mu: Float32Array.of(0.4, -1), logVar: Float32Array.of(-2, 0.3) };
    const twice = mistakenKl(posteriors, 2, "learned", { squares: 2, logs: 2 });
    expect(twice).toBeCloseTo(2 * klOf(posteriors.mu, posteriors.logVar, "learned"), 5);
  });
});
