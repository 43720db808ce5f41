import { expect, it } from "vitest";
import { plainBatch } from "../engine/batch";
import { createEngine } from "../engine/choose";
import { negativeElboObjective, type Objective } from "../experiment/objective";
import { Purpose } from "../model/random";
import { initialState } from "../model/state";
import { dataset, experiment } from "../testing/sessionPage";

/** σ of every held-out image after a small network was trained on one term alone. */
async function settledSigmas(objective: Objective): Promise<Float32Array> {
  const { architecture, hyperparameters } = experiment;
  const engine = await createEngine("WASM", {
    architecture,
    batchSize: hyperparameters.batchSize,
    trainImages: dataset.train.images,
    onProgress: () => undefined,
    onLost: () => undefined,
  });
  await engine.writeState(initialState(architecture, 1));
  for (let step = 0; step < 600; step++) {
    const rows = Uint32Array.from({ length: 16 }, (_, row) => (step * 16 + row) % dataset.train.count);
    const epsilon = { seed: 1, counter: step, purpose: Purpose.epsilon };
    await engine.trainStep(plainBatch(rows, epsilon), objective, step < 400 ? 0.02 : 0.002);
    await engine.readLosses();
  }
  const { logVar } = await engine.encode(dataset.test.images);
  engine.dispose();
  return logVar.map((value) => Math.exp(value / 2)).sort();
}

const klOnly: Objective = { ...negativeElboObjective, terms: "kl" };

it("settles at σ = 1 where the divergence is all that is minimised", async () => {
  const sigmas = await settledSigmas(klOnly);
  expect(sigmas[sigmas.length >> 1]).toBeCloseTo(1, 1);
});

it("settles at σ = 0.71 where the formula without ½ and with log σ is all that is minimised", async () => {
  const sigmas = await settledSigmas({ ...klOnly, convention: "william-hu" });
  expect(sigmas[sigmas.length >> 1]).toBeGreaterThan(0.7);
  expect(sigmas[sigmas.length >> 1]).toBeLessThan(0.72);
});
