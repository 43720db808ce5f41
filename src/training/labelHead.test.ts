import { expect, it } from "vitest";
import { knownLabels } from "../data/labelledBatches";
import { createEngine } from "../engine/choose";
import { withLabelHead } from "../experiment/architecture";
import { labelLogits, likeliestLabels } from "../model/labelHead";
import { smallExperimentOn, stripes } from "../testing/dataSets";
import { Trainer } from "./trainer";

const small = smallExperimentOn(stripes);

/** A network that has learned stripes with twelve labels, and what its head makes of the held-out ones. */
async function learned(labelWeight: number) {
  const labelHead = { classes: 4, labels: 12 };
  const experiment = {
    ...small,
    architecture: withLabelHead(small.architecture, labelHead),
    objective: { ...small.objective, labelWeight },
    hyperparameters: { batchSize: 20, learningRate: 0.01 },
  };
  const { images: trainImages, labels } = stripes.train;
  const trainLabels = knownLabels(labels ?? new Uint8Array(), labelHead.labels, experiment.seed);
  const calls = { onProgress: () => undefined, onLost: () => undefined };
  const { architecture } = experiment;
  const engine = await createEngine("WASM", { architecture, batchSize: 20, trainImages, trainLabels, ...calls });
  const trainer = await Trainer.start(engine, stripes, experiment);
  for (let step = 0; step < 300; step++) {
    await trainer.advance();
    if (step % 50 === 0) await trainer.readLosses();
  }
  const [losses] = (await trainer.readLosses()).slice(-1);
  const heldOut = await trainer.evaluateHeldOut(0, 50);
  const { mu } = await trainer.encodeHeldOut(0, 50);
  const told = likeliestLabels(labelLogits(architecture, await engine.readState(), mu), 4);
  const right = told.filter((label, row) => label === stripes.test.labels?.[row]).length / 50;
  engine.dispose();
  return { losses, heldOut, right };
}

it("A label head learns the classes of all images from twelve of them, along with the rest", async () => {
  const { losses, heldOut, right } = await learned(10);
  expect(losses?.crossEntropy).toBeLessThan(0.1);
  expect(heldOut.crossEntropy).toBeLessThan(0.3);
  expect(right).toBeGreaterThan(0.9);
  const unweighted = await learned(0);
  expect(unweighted.losses?.crossEntropy).toBeGreaterThan(0.5);
  expect(unweighted.right).toBeLessThan(0.9);
}, 60_000);
