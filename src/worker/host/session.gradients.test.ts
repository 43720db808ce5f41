import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Engine } from "../../engine/engine";
import { drawNormals, Purpose } from "../../experiment/random";
import { reconstructionLosses } from "../../model/likelihood";
import { dataset, experiment, Page } from "../../testing/sessionPage";

let page: Page;
beforeEach(() => {
  page = new Page();
});
afterEach(() => page.dispose());

const PULLED = 50;
const kl = { ...experiment.objective, terms: "kl" } as const;

function firstEngine(): Engine {
  const [engine] = page.engines;
  if (!engine) throw new Error("There is no engine.");
  return engine;
}

describe("the pull at codes", () => {
  test("is the slope of the reconstruction loss where the fixed noise puts them", async () => {
    await page.build(1);
    await page.steps(3);
    page.send({ kind: "pull", wanted: true });
    const { mu, logVar, epsilon, slopes } = await page.next("pulled");
    expect(slopes).toHaveLength(2 * PULLED);
    expect(epsilon).toEqual(
      drawNormals(2 * PULLED, { seed: experiment.seed, counter: 0, purpose: Purpose.heldOutEpsilon }),
    );
    const z = mu.map((mean, place) => mean + Math.exp((logVar[place] ?? 0) / 2) * (epsilon[place] ?? 0));
    const step = 2 ** -6;
    const lossesAt = async (shift: number) => {
      const means = await firstEngine().decode(z.map((value, place) => (place % 2 === 0 ? value + shift : value)));
      return reconstructionLosses("bernoulli", means, dataset.test.images.subarray(0, 16 * PULLED), PULLED);
    };
    const [ahead, behind] = [await lossesAt(step), await lossesAt(-step)];
    // A rectifier's kink within the step makes single slopes differ; most agree.
    const errors = ahead.map((loss, row) =>
      Math.abs((loss - (behind[row] ?? 0)) / (2 * step) - (slopes[2 * row] ?? 0)),
    );
    expect(errors.sort()[PULLED / 2]).toBeLessThan(0.01);
    expect(Math.max(...slopes.map(Math.abs))).toBeGreaterThan(0.1);
  });

  test("comes again when the model has changed, and not once it is let go", async () => {
    page.send({ kind: "pull", wanted: true });
    await page.build(1);
    const before = await page.next("pulled");
    await page.steps(1);
    const after = await page.next("pulled", ({ step }) => step === 1);
    expect(after.slopes).not.toEqual(before.slopes);
    page.send({ kind: "pull", wanted: false });
    const seen = page.reports.length;
    await page.steps(1);
    await page.rest();
    expect(page.reports.slice(seen).filter(({ kind }) => kind === "pulled")).toEqual([]);
  });
});

describe("the gradient's lengths", () => {
  test("are the decoder's exactly 0 and the encoder's not, where KL alone counts", async () => {
    await page.build(1);
    const both = await page.next("differentiated");
    expect(both.decoder).toBeGreaterThan(0);
    page.send({ kind: "setObjective", objective: kl });
    const { encoder, decoder } = await page.next("differentiated");
    expect(decoder).toBe(0);
    expect(encoder).toBeGreaterThan(0);
  });

  test("are those of the loss in nats per image, whatever the convention multiplies it with", async () => {
    await page.build(1);
    const elbo = await page.next("differentiated");
    page.send({ kind: "setObjective", objective: { ...experiment.objective, convention: "pytorch" } });
    expect(await page.next("differentiated")).toEqual(elbo);
    page.send({ kind: "setObjective", objective: { ...kl, convention: "notes003" } });
    const summed = await page.next("differentiated");
    page.send({ kind: "setObjective", objective: kl });
    const averaged = await page.next("differentiated");
    expect(summed.encoder / averaged.encoder).toBeCloseTo(experiment.hyperparameters.batchSize, 3);
  });

  test("are told while it trains, and move nothing", async () => {
    await page.build(1);
    await page.next("differentiated");
    const before = await firstEngine().readState();
    page.send({ kind: "setObjective", objective: { ...experiment.objective, lambda: 2 } });
    await page.next("differentiated");
    expect(await firstEngine().readState()).toEqual(before);
    page.send({ kind: "train" });
    expect((await page.next("differentiated", ({ step }) => step > 0)).encoder).toBeGreaterThan(0);
    page.send({ kind: "pause" });
    await page.next("paused");
  });
});
