import { knownLabels } from "../../src/data/labelledBatches";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { type Architecture, withCondition, withLabelHead } from "../../src/experiment/architecture";
import { allCorruptions, usualStrengths } from "../../src/experiment/corruption";
import { experimentOn } from "../../src/experiment/experiment";
import { mnistDescription } from "../../src/experiment/mnist";
import type { Objective } from "../../src/experiment/objective";
import { Trainer } from "../../src/training/trainer";
import { mnistDigits } from "../digits";

/** What a training step may be of besides plain images, and how much longer it may take than a plain one. */
interface Task {
  readonly name: string;
  readonly most: number;
  readonly architecture: Architecture;
  readonly objective: Objective;
}

/** How long the steps of a task take beside plain ones of the same rounds. */
export interface TaskCost {
  readonly name: string;
  readonly most: number;
  /** Median ms of a step, over rounds. */
  readonly ms: number;
  /** Median over rounds of its ms by those of a plain step; and of one plain engine by another's for the first. */
  readonly ratio: number;
}

/** Images that are trained on: they are resident once for every task. */
const IMAGES = 6000;
const LABELS = 100;
/** Steps of a task in a round, and those before anything is timed. */
const STEPS = 3;
const WARM_UP = 5;

/** Times steps of every task in turns, so many rounds; the first is plain itself, whose ratio tells how far to trust the others. */
export async function taskCosts(rounds: number, threads: number): Promise<readonly TaskCost[]> {
  const dataset = mnistDigits(IMAGES, 1000);
  const { architecture, objective, ...rest } = experimentOn(mnistDescription);
  const classes = dataset.classNames.length;
  const plain = { name: "plain", most: 1, architecture, objective };
  const tasks: readonly Task[] = [
    plain,
    ...allCorruptions.map((kind) => ({
      ...plain,
      name: `denoise, ${kind}`,
      most: 1.05,
      objective: { ...objective, corruption: { kind, strength: usualStrengths[kind] } },
    })),
    { ...plain, name: "conditional", most: 1.1, architecture: withCondition(architecture, classes) },
    {
      ...plain,
      name: "label head",
      most: 1.1,
      architecture: withLabelHead(architecture, { classes, labels: LABELS }),
    },
  ];
  const step = async (task: Task) => {
    const experiment = { ...rest, architecture: task.architecture, objective: task.objective };
    const { batchSize } = experiment.hyperparameters;
    const { images: trainImages, labels } = dataset.train;
    const isHead = task.architecture.labelHead !== undefined;
    const trainLabels = labels && isHead ? knownLabels(labels, LABELS, experiment.seed) : labels;
    const calls = { onProgress: () => undefined, onLost: () => undefined };
    const setup = { architecture: task.architecture, batchSize, trainImages, trainLabels, ...calls };
    const trainer = await Trainer.start(await createWasmEngine(setup, { threads, relaxed: true }), dataset, experiment);
    return { trainer, times: [] as number[] };
  };
  const reference = await step(plain);
  const runs = await Promise.all(tasks.map(step));
  const all = [reference, ...runs];
  for (const { trainer } of all) await timed(trainer, WARM_UP);
  for (let round = 0; round < rounds; round++) {
    // Each goes first as often as any other.
    for (let place = 0; place < all.length; place++) {
      const run = all[(round + place) % all.length];
      run?.times.push(await timed(run.trainer, STEPS));
    }
  }
  for (const { trainer } of all) trainer.engine.dispose();
  return runs.map(({ times }, index) => {
    const ratios = times.map((ms, round) => ms / (reference.times[round] ?? Number.NaN));
    const { name, most } = tasks[index] ?? plain;
    return { name, most, ms: median(times), ratio: median(ratios) };
  });
}

/** Ms that one of so many training steps takes. */
async function timed(trainer: Trainer, steps: number): Promise<number> {
  const began = performance.now();
  for (let step = 0; step < steps; step++) await trainer.advance();
  await trainer.readLosses();
  return (performance.now() - began) / steps;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
