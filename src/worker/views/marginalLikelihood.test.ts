import { expect, test } from "vitest";
import type { EncoderNoise } from "../../experiment/objective";
import { smallExperimentOn, stripes } from "../../testing/dataSets";
import { FakeEngine } from "../../testing/fakeEngine";
import { CHUNK, Trainer } from "../../training/trainer";
import type { Reports } from "./list";
import { marginalLikelihood } from "./marginalLikelihood";
import type { Look } from "./view";

const DRAWS = 130;
const image = stripes.test.images.slice(0, 16);

async function look(noise: EncoderNoise, draws = DRAWS): Promise<Reports["marginalLikelihood"]> {
  const usual = smallExperimentOn(stripes);
  const experiment = { ...usual, objective: { ...usual.objective, noise } };
  const setup = { batchSize: 16, trainImages: stripes.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = new FakeEngine("TensorFlow.js CPU", { ...setup, architecture: experiment.architecture });
  const trainer = await Trainer.start(engine, stripes, experiment);
  const budget = { left: CHUNK, take: (most: number) => most };
  const subject = { trainer, dataset: stripes, count: 10, budget, between: async () => undefined };
  const looked = marginalLikelihood.look({ image, draws }, subject) as Look<Reports["marginalLikelihood"]>;
  for (;;) {
    const { done, value } = await looked.next();
    if (done) return value;
  }
}

test("one draw of the posterior is the ELBO, with KL as it is in closed form within its error", async () => {
  const { fromPosterior, fromPrior } = await look("learned");
  if (!fromPosterior) throw new Error("The posterior has a density.");
  const { bounds, reconstruction, sampledKl, kl } = fromPosterior;
  expect(bounds.map(({ draws }) => draws)).toEqual([1, 3, 10, 30, 100, DRAWS]);
  expect(fromPrior.bounds.map(({ draws }) => draws)).toEqual([1, 3, 10, 30, 100, DRAWS]);
  expect(bounds[0]?.logLikelihood.mean).toBeCloseTo(-(reconstruction.mean + sampledKl.mean), 4);
  expect(sampledKl.error).toBeGreaterThan(0);
  expect(Math.abs(sampledKl.mean - kl)).toBeLessThan(4 * sampledKl.error);
  expect(fromPosterior.effectiveDraws).toBeLessThanOrEqual(DRAWS);
});

test("both ways of drawing come to the same number", async () => {
  const { fromPosterior, fromPrior } = await look("learned", 3000);
  const [one, other] = [fromPrior, fromPosterior].map((drawn) => drawn?.bounds.at(-1)?.logLikelihood);
  if (!one || !other) throw new Error("Both ways have bounds.");
  expect(Math.abs(one.mean - other.mean)).toBeLessThan(4 * Math.hypot(one.error, other.error));
});

test("without noise there are codes from the prior alone", async () => {
  const { fromPosterior, fromPrior } = await look("zero");
  expect(fromPosterior).toBeNull();
  expect(fromPrior.bounds.at(-1)?.logLikelihood.mean).toBeLessThan(0);
});
