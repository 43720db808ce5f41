import { expect, test } from "vitest";
import type { Dataset } from "../../data/dataset";
import { neighbourVotes } from "../../model/latent/neighbourVotes";
import { principalPlane } from "../../model/latent/principalAxes";
import { projectedCodes } from "../../model/latent/projection";
import { neighbourRanks, trustworthiness } from "../../model/latent/trustworthiness";
import { smallExperimentOn, stripes, unlabelled } from "../../testing/dataSets";
import { FakeEngine } from "../../testing/fakeEngine";
import { CHUNK, Trainer } from "../../training/trainer";
import { dimensions } from "./dimensions";
import type { Reports } from "./list";
import type { Look } from "./view";

type Seen = Reports["dimensions"];

async function lookAt(dataset: Dataset): Promise<{ seen: Seen; trainer: Trainer }> {
  const experiment = smallExperimentOn(dataset);
  const setup = { batchSize: 16, trainImages: dataset.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = new FakeEngine("TensorFlow.js CPU", { ...setup, architecture: experiment.architecture });
  const trainer = await Trainer.start(engine, dataset, experiment);
  const budget = { left: CHUNK, take: (most: number) => most };
  const subject = { trainer, dataset, count: 10, budget, between: async () => undefined };
  const looked = dimensions.look(true, subject) as Look<Seen>;
  for (;;) {
    const { done, value } = await looked.next();
    if (done) return { seen: value, trainer };
  }
}

function ended<Result>(steps: Generator<void, Result, void>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

test("PCA of stripes needs three numbers for four kinds, and what it leaves falls to nothing", async () => {
  const { seen } = await lookAt(stripes);
  const { errors, pca, pcaOfTwo, modelMap, pcaMap } = seen;
  expect(errors).toHaveLength(17);
  expect(errors.every((error, place) => place === 0 || error <= (errors[place - 1] ?? 0))).toBe(true);
  expect((errors[3] ?? 0) / (errors[0] ?? 1)).toBeLessThan(0.1);
  expect((errors[2] ?? 0) / (errors[0] ?? 1)).toBeGreaterThan(0.2);
  expect(errors[16]).toBeLessThan(1e-3);
  expect(pca).toEqual(pcaOfTwo);
  expect(pca.neighbourAccuracy).toBeGreaterThan(0.7);
  expect(pca.trustworthiness).toBeGreaterThan(0.7);
  expect([modelMap.length, pcaMap.length]).toEqual([600, 600]);
  // What a coordinate takes from the error is its own square.
  for (const column of [0, 1]) {
    const squares = pcaMap.filter((_, place) => place % 2 === column).reduce((sum, at) => sum + at * at, 0);
    expect(squares / 300).toBeCloseTo((errors[column] ?? 0) - (errors[column + 1] ?? 0), 4);
  }
});

test("the model's error is that of its decoded means, and its map and neighbours are those of its codes", async () => {
  const { seen, trainer } = await lookAt(stripes);
  const images = stripes.test.images;
  const { mu } = await trainer.encode(images);
  const means = await trainer.engine.decode(mu);
  const squares = images.reduce((sum, level, place) => sum + (level / 255 - (means[place] ?? 0)) ** 2, 0);
  expect(seen.model.error).toBeCloseTo(squares / 300, 4);
  expect(seen.model.dimensions).toBe(2);
  expect(seen.modelMap).toEqual(projectedCodes(mu, 2, principalPlane(mu, 2)));
  const ranks = ended(
    neighbourRanks(
      Float32Array.from(images, (level) => level / 255),
      16,
    ),
  );
  expect(seen.model.trustworthiness).toBe(trustworthiness(ranks, mu, 2, 10));
  const votes = ended(neighbourVotes(mu, stripes.test.labels ?? new Uint8Array(), 2));
  expect(seen.model.neighbourAccuracy).toBe(votes.accuracy);
});

test("without labels there is no accuracy, and all else", async () => {
  const { seen } = await lookAt(unlabelled);
  expect(seen.model.neighbourAccuracy).toBeNull();
  expect(seen.model.trustworthiness).toBeGreaterThan(0);
});
