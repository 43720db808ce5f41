import { afterEach, beforeAll, expect, test } from "vitest";
import { createEngine } from "../engine/choose";
import type { Engine } from "../engine/engine";
import { conventionNames } from "../experiment/conventions";
import type { Experiment } from "../experiment/experiment";
import { readLayers } from "../experiment/notation";
import { negativeElboObjective } from "../experiment/objective";
import { dataset, experiment } from "../testing/sessionPage";
import { Trainer } from "./trainer";

const plain = experiment.architecture;
/** Without batch norm, and deep enough for its outputs to grow with a power of its weights. */
const unbridled = {
  ...plain,
  encoder: readLayers("flat.dense64r.dense64r.dense64r"),
  decoder: readLayers("dense64r.dense64r.dense64r.dense16.to4x4x1"),
};

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

async function engineFor({ architecture, hyperparameters }: Experiment): Promise<Engine> {
  const { batchSize } = hyperparameters;
  const events = { onProgress: () => undefined, onLost: () => undefined };
  const engine = await createEngine("WASM", { architecture, batchSize, trainImages: dataset.train.images, ...events });
  engines.push(engine);
  return engine;
}

async function steps(trainer: Trainer, count: number, each: () => void = () => undefined): Promise<void> {
  for (let step = 0; step < count; step++) {
    await trainer.advance();
    await trainer.readLosses();
    each();
  }
}

const lambdas = [0, 0.0001, 1, 1000];
const rates = [0.0001, 0.01, 0.1];

/** Every way to write the loss, with every weight of KL and every rate that can be set on the page. */
function everySetting(): Experiment[] {
  const objectives = conventionNames.flatMap((convention) =>
    (["bernoulli", "gaussian"] as const).flatMap((likelihood) =>
      lambdas.map((lambda) => ({ ...negativeElboObjective, convention, likelihood, lambda })),
    ),
  );
  const terms = (["kl", "reconstruction"] as const).map((each) => ({ ...negativeElboObjective, terms: each }));
  const noises = (["zero", "one"] as const).map((noise) => ({ ...negativeElboObjective, noise }));
  return [...objectives, ...terms, ...noises].flatMap((objective) =>
    rates.map((learningRate) => ({ ...experiment, objective, hyperparameters: { batchSize: 16, learningRate } })),
  );
}

let engine: Engine;
beforeAll(async () => {
  engine = await engineFor(experiment);
  engines.length = 0;
  return () => engine.dispose();
});

test("no run that learns is ever said to diverge, whatever its convention, likelihood, λ and learning rate", async () => {
  const alarms: string[] = [];
  for (const asked of everySetting()) {
    const trainer = await Trainer.start(engine, dataset, asked);
    let worst = 0;
    await steps(trainer, 80, () => {
      const { level = 0, limit = 1 } = trainer.divergence ?? {};
      worst = Math.max(worst, level / limit);
    });
    const { convention, likelihood, lambda, terms, noise } = asked.objective;
    const { learningRate } = asked.hyperparameters;
    if (worst > 0)
      alarms.push(`${convention} ${likelihood} λ ${lambda} ${terms} ${noise} rate ${learningRate}: ${worst}`);
  }
  expect(everySetting().length).toBe(204);
  expect(alarms).toEqual([]);
});

test.each(conventionNames)(
  "a run under %s whose loss leaves all bounds is kept as it was before",
  async (convention) => {
    const objective = { ...negativeElboObjective, convention };
    const asked = { ...experiment, architecture: unbridled, objective };
    const trainer = await Trainer.start(await engineFor(asked), dataset, asked);
    await steps(trainer, 40);
    const good = await trainer.save();
    expect(trainer.divergence).toBeNull();
    trainer.setHyperparameters({ learningRate: 30 });
    let largest = 0;
    for (let step = 0; step < 60; step++) {
      await trainer.advance();
      const [losses] = await trainer.readLosses().catch(() => []);
      if (!losses) break;
      largest = Math.max(largest, losses.reconstruction + losses.kl);
      await trainer.save().catch(() => undefined);
    }
    expect(largest).toBeGreaterThan(1e9);
    expect(trainer.lastGood.step).toBe(good.step);
    await trainer.rollBack();
    trainer.setHyperparameters({ learningRate: 0.001 });
    await trainer.advance();
    const [losses] = await trainer.readLosses();
    expect((losses?.reconstruction ?? 0) + (losses?.kl ?? 0)).toBeLessThan(200);
  },
);

test("a moment of a run that had diverged is no better for being looked at again", async () => {
  const asked = { ...experiment, architecture: unbridled };
  const trainer = await Trainer.start(await engineFor(asked), dataset, asked);
  await steps(trainer, 40);
  const good = await trainer.save();
  await steps(trainer, 1);
  trainer.setHyperparameters({ learningRate: 30 });
  for (let step = 0; step < 60 && !trainer.divergence; step++) {
    await trainer.advance();
    await trainer.readLosses();
  }
  expect(trainer.divergence).not.toBeNull();
  await trainer.go(await trainer.save());
  expect(trainer.lastGood.step).toBe(good.step);
});
