import type { Dataset } from "../../src/data/dataset";
import { graphOf } from "../../src/engine/graph/build";
import { flopsOfStep } from "../../src/engine/graph/cost";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { sizeOf } from "../../src/experiment/architecture";
import { type DataDescription, descriptionOf, type KnownChoice } from "../../src/experiment/dataSets";
import { experimentOn } from "../../src/experiment/experiment";
import { Trainer } from "../../src/training/trainer";

/** How fast the network that is proposed for images of a shape computes. */
export interface SideCost {
  readonly name: string;
  /** The least ms of a step, over rounds. */
  readonly ms: number;
  /** 10⁹ floating-point operations a second at that. */
  readonly gflops: number;
}

/** Steps of a network in a round, and those before anything is timed. */
const STEPS = 2;
const WARM_UP = 2;
/** Images that are trained on: what they show makes no difference to the time that a step takes. */
const IMAGES = 256;

/** Times training steps of the network proposed for each of some data sets, in turns, so many rounds. */
export async function sideCosts(
  choices: readonly KnownChoice[],
  rounds: number,
  threads: number,
): Promise<readonly SideCost[]> {
  const runs = await Promise.all(choices.map((choice) => startOn(choice, threads)));
  for (const { trainer } of runs) await timed(trainer, WARM_UP);
  for (let round = 0; round < rounds; round++) {
    for (const run of runs) run.ms = Math.min(run.ms, await timed(run.trainer, STEPS));
  }
  return runs.map(({ trainer, description, ms }) => {
    trainer.engine.dispose();
    const { architecture, hyperparameters } = trainer.experiment;
    const flops = flopsOfStep(graphOf(architecture, hyperparameters.batchSize));
    return { name: `${description.title}, ${description.imageShape.join(" × ")}`, ms, gflops: flops / ms / 1e6 };
  });
}

async function startOn(choice: KnownChoice, threads: number) {
  const description = descriptionOf(choice);
  if (!description) throw new Error(`There is no data set ${choice.source}.`);
  const experiment = experimentOn(description, choice);
  const dataset = noiseLike(description);
  const { architecture, hyperparameters } = experiment;
  const calls = { onProgress: () => undefined, onLost: () => undefined };
  const setup = { architecture, batchSize: hyperparameters.batchSize, trainImages: dataset.train.images, ...calls };
  const engine = await createWasmEngine(setup, { threads, relaxed: true });
  const trainer = await Trainer.start(engine, dataset, experiment);
  return { trainer, description, ms: Number.POSITIVE_INFINITY };
}

/** Noise of the shape of a data set's images. */
function noiseLike(description: DataDescription): Dataset {
  const images = new Uint8Array(IMAGES * sizeOf(description.imageShape));
  let word = 1;
  for (let at = 0; at < images.length; at++) {
    word = Math.imul(word, 1664525) + 1013904223;
    images[at] = word >>> 24;
  }
  const set = { count: IMAGES, images, labels: null };
  return { ...description, classNames: [], factors: [], trainCount: IMAGES, testCount: IMAGES, train: set, test: set };
}

/** Ms that one of so many training steps takes. */
async function timed(trainer: Trainer, steps: number): Promise<number> {
  const began = performance.now();
  for (let step = 0; step < steps; step++) await trainer.advance();
  await trainer.readLosses();
  return (performance.now() - began) / steps;
}
