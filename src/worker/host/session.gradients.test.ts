import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Engine } from "../../engine/engine";
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

describe("latent gradients", () => {
  test("are the slope of the reconstruction loss where the fixed noise puts codes", async () => {
    await page.build(1);
    await page.steps(3);
    page.keep("latentGradients", true);
    const { mu, logVar, epsilon, gradients } = await page.seen("latentGradients");
    expect(gradients).toHaveLength(2 * CODES);
    expect(epsilon).toEqual(
      drawNormals(2 * CODES, { seed: experiment.seed, counter: 0, purpose: Purpose.heldOutEpsilon }),
    );
    const z = mu.map((mean, place) => mean + Math.exp((logVar[place] ?? 0) / 2) * (epsilon[place] ?? 0));
    const step = 2 ** -6;
    const lossesAt = async (shift: number) => {
      const means = await firstEngine().decode(z.map((value, place) => (place % 2 === 0 ? value + shift : value)));
      return reconstructionLosses("bernoulli", means, dataset.test.images.subarray(0, 16 * CODES), CODES);
    };
    const [ahead, behind] = [await lossesAt(step), await lossesAt(-step)];
    // A rectifier's kink within the step makes single gradients differ; most agree.
    const errors = ahead.map((loss, row) =>
      Math.abs((loss - (behind[row] ?? 0)) / (2 * step) - (gradients[2 * row] ?? 0)),
    );
    expect(errors.sort()[CODES / 2]).toBeLessThan(0.01);
    expect(Math.max(...gradients.map(Math.abs))).toBeGreaterThan(0.1);
  });

  test("come again when the model has changed, and not once they are let go", async () => {
    page.keep("latentGradients", true);
    await page.build(1);
    const before = await page.seen("latentGradients");
    await page.steps(1);
    const after = await page.seen("latentGradients", ({ step }) => step === 1);
    expect(after.gradients).not.toEqual(before.gradients);
    page.keep("latentGradients", null);
    const seen = page.seenViews.length;
    await page.steps(1);
    await page.rest();
    expect(page.seenViews.slice(seen)).not.toContain("latentGradients");
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
