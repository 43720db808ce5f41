import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Engine } from "../../engine/engine";
import { estimateOf } from "../../model/estimate";
import { meanOverDimensions, partAlong } from "../../model/latent/balance";
import { reconstructionLosses } from "../../model/likelihood";
import { drawNormals, Purpose } from "../../model/random";
import { dataset, experiment, Page } from "../../testing/sessionPage";

let page: Page;
beforeEach(() => {
  page = new Page(undefined, "real");
});
afterEach(() => page.dispose());

const CODES = 50;
const kl = { ...experiment.objective, terms: "kl" } as const;

function firstEngine(): Engine {
  const [engine] = page.engines;
  if (!engine) throw new Error("There is no engine.");
  return engine;
}

/** Slopes of the first dimension by finite differences, each the mean over ε and −ε of one pair of draws: by μ, and by σ. */
async function slopesOfPairs(mu: Float32Array, logVar: Float32Array) {
  const images = dataset.test.images.subarray(0, 16 * CODES);
  const step = 2 ** -6;
  const lossesAt = async (z: Float32Array, shift: number) => {
    const means = await firstEngine().decode(z.map((value, place) => (place % 2 === 0 ? value + shift : value)));
    return reconstructionLosses("bernoulli", means, images, CODES);
  };
  const pairs = Array.from({ length: 8 }, async (_, counter) => {
    const drawn = drawNormals(2 * CODES, { seed: experiment.seed, counter, purpose: Purpose.heldOutEpsilon });
    const [mean, sigma] = [new Float64Array(CODES), new Float64Array(CODES)];
    for (const sign of [1, -1]) {
      const z = mu.map((value, place) => value + Math.exp((logVar[place] ?? 0) / 2) * sign * (drawn[place] ?? 0));
      const [ahead, behind] = [await lossesAt(z, step), await lossesAt(z, -step)];
      for (const [row, loss] of ahead.entries()) {
        const slope = (loss - (behind[row] ?? 0)) / (2 * step);
        mean[row] = (mean[row] ?? 0) + slope / 2;
        sigma[row] = (sigma[row] ?? 0) + (slope * sign * (drawn[2 * row] ?? 0)) / 2;
      }
    }
    return { mean, sigma };
  });
  return Promise.all(pairs);
}

describe("latent gradients", () => {
  test("are the mean slope of the reconstruction loss over sixteen draws, with its error over pairs of them", async () => {
    await page.build(1);
    await page.steps(3);
    page.keep("latentGradients", true);
    const { mu, logVar, byMu, bySigma, draws } = await page.seen("latentGradients");
    expect([draws, byMu.mean.length]).toEqual([16, 2 * CODES]);
    const slopes = await slopesOfPairs(mu, logVar);
    const [onMean, onSigma] = ["mean", "sigma"].map((of) => slopes.map((pair) => pair[of as "mean" | "sigma"]));
    const rows = Array.from({ length: CODES }, (_, row) => row);
    const middle = (values: readonly number[]) => values.toSorted((one, other) => one - other)[CODES / 2];
    const meanOf = (pairs: typeof onMean, row: number) => estimateOf((pairs ?? []).map((pair) => pair[row] ?? 0));
    // A rectifier's kink within a step makes single gradients differ; most agree.
    const errors = (seen: Float32Array | undefined, pairs: typeof onMean, what: "mean" | "error") =>
      middle(rows.map((row) => Math.abs(meanOf(pairs, row)[what] - (seen?.[2 * row] ?? 0))));
    expect(errors(byMu.mean, onMean, "mean")).toBeLessThan(0.01);
    expect(errors(byMu.error, onMean, "error")).toBeLessThan(0.01);
    expect(errors(bySigma?.mean, onSigma, "mean")).toBeLessThan(0.01);
    expect(errors(bySigma?.error, onSigma, "error")).toBeLessThan(0.01);
    expect(Math.max(...byMu.mean.map(Math.abs))).toBeGreaterThan(0.1);
    expect(Math.max(...byMu.error)).toBeGreaterThan(0.01);
  });

  test("take one draw where there is no noise, and say nothing of σ that is not learned", async () => {
    await page.build(1, { experiment: { ...experiment, objective: { ...experiment.objective, noise: "zero" } } });
    page.keep("latentGradients", true);
    expect(await page.seen("latentGradients")).toMatchObject({ draws: 1, bySigma: null });
  });

  test("come again when the model has changed, and not once they are let go", async () => {
    page.keep("latentGradients", true);
    await page.build(1);
    const before = await page.seen("latentGradients");
    await page.steps(1);
    const after = await page.seen("latentGradients", ({ step }) => step === 1);
    expect(after.byMu.mean).not.toEqual(before.byMu.mean);
    page.keep("latentGradients", null);
    const seen = page.seenViews.length;
    await page.steps(1);
    await page.rest();
    expect(page.seenViews.slice(seen)).not.toContain("latentGradients");
  });
});

describe("the balance of the forces", () => {
  test("is that of the latent gradients, averaged over the images", async () => {
    await page.build(1);
    await page.steps(3);
    page.keep("balance", true);
    const seen = await page.seen("balance", ({ images }) => images === dataset.test.count);
    expect(seen.draws).toBe(16);
    const engine = firstEngine();
    const images = dataset.test.images.subarray(0, 16 * CODES);
    const { mu, logVar } = await engine.encode(images);
    page.keep("latentGradients", true);
    const { byMu, bySigma } = await page.seen("latentGradients");
    const outward = partAlong(byMu.mean, mu, 2).map((slope) => -slope);
    const sigma = logVar.map((value) => Math.exp(value / 2));
    const narrowing = meanOverDimensions(
      sigma.map((width, place) => width * (bySigma?.mean[place] ?? 0)),
      2,
    );
    // The first fifty of three hundred images: as near as their error lets one expect.
    for (const [whole, part] of [
      [seen.outward, estimateOf(outward)],
      [seen.narrowing, estimateOf(narrowing)],
    ] as const) {
      expect(part.error).toBeGreaterThan(0);
      expect(Math.abs((whole?.mean ?? 0) - part.mean)).toBeLessThan(4 * part.error);
      expect(whole?.error).toBeLessThan(part.error);
    }
    expect(seen.variance?.mean).toBeGreaterThan(0.5);
  });

  test("says nothing of σ that is fixed, and is looked at again while it trains", async () => {
    await page.build(1, { experiment: { ...experiment, objective: { ...experiment.objective, noise: "one" } } });
    page.keep("balance", true);
    expect(await page.seen("balance")).toMatchObject({ narrowing: null, variance: null, step: 0 });
    page.send({ kind: "train" });
    expect((await page.seen("balance", ({ step }) => step > 0)).distance.mean).toBeGreaterThan(0);
    page.send({ kind: "pause" });
    await page.next("paused");
  });
});

describe("the gradient's lengths", () => {
  test("are the decoder's exactly 0 and the encoder's not, where KL alone counts", async () => {
    await page.build(1);
    const both = await page.seen("gradientNorms");
    expect(both.decoder).toBeGreaterThan(0);
    page.send({ kind: "setObjective", objective: kl });
    const { encoder, decoder } = await page.seen("gradientNorms");
    expect(decoder).toBe(0);
    expect(encoder).toBeGreaterThan(0);
  });

  test("are those of the loss in nats per image, whatever the convention multiplies it with", async () => {
    await page.build(1);
    const elbo = await page.seen("gradientNorms");
    page.send({ kind: "setObjective", objective: { ...experiment.objective, convention: "pytorch" } });
    expect(await page.seen("gradientNorms")).toEqual(elbo);
    page.send({ kind: "setObjective", objective: { ...kl, convention: "notes003" } });
    const summed = await page.seen("gradientNorms");
    page.send({ kind: "setObjective", objective: kl });
    const averaged = await page.seen("gradientNorms");
    expect(summed.encoder / averaged.encoder).toBeCloseTo(experiment.hyperparameters.batchSize, 3);
  });

  test("are those of the two terms by themselves, which add up to what is minimised", async () => {
    await page.build(1);
    const both = await page.seen("gradientNorms");
    page.send({ kind: "setObjective", objective: kl });
    const ofKl = await page.seen("gradientNorms");
    page.send({ kind: "setObjective", objective: { ...experiment.objective, terms: "reconstruction" } });
    const ofReconstruction = await page.seen("gradientNorms");
    expect([ofKl.pulls, ofReconstruction.pulls]).toEqual([null, null]);
    const { reconstruction, kl: weighed, cosine } = both.pulls ?? { reconstruction: 0, kl: 0, cosine: 0 };
    expect(weighed).toBeCloseTo(ofKl.encoder, 6);
    expect(reconstruction / ofReconstruction.encoder).toBeCloseTo(1, 4);
    expect(reconstruction ** 2 + weighed ** 2 + 2 * reconstruction * weighed * cosine).toBeCloseTo(
      both.encoder ** 2,
      3,
    );
  });

  test("are told while it trains, and move nothing", async () => {
    await page.build(1);
    await page.seen("gradientNorms");
    const before = await firstEngine().readState();
    page.send({ kind: "setObjective", objective: { ...experiment.objective, lambda: 2 } });
    await page.seen("gradientNorms");
    expect(await firstEngine().readState()).toEqual(before);
    page.send({ kind: "train" });
    expect((await page.seen("gradientNorms", ({ step }) => step > 0)).encoder).toBeGreaterThan(0);
    page.send({ kind: "pause" });
    await page.next("paused");
  });
});
