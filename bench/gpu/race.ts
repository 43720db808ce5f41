import { median } from "../statistics.mjs";
import type { Calls } from "./calls";
import type { Options } from "./options";
import { gradientDifference, startOurs, startReference } from "./ours";
import type { Runner } from "./runner";
import { startTensorFlow } from "./tensorFlow";
import { startTorch, torchDevice, torchModes } from "./torch";

/** Steps on which everyone's losses are compared. */
const COMPARED = 3;

/** A contestant's figures. */
export interface Row {
  readonly engine: string;
  readonly batch: number;
  /** Median and least of the rounds. */
  readonly msPerStep: number;
  readonly leastMs: number;
  readonly imagesPerSecond: number;
  /** Greatest relative difference of its first losses from the WASM engine's. */
  readonly lossDifference: number;
  /** What a step asks of the graphics device; null where it is not asked from this process. */
  readonly perStep: Pick<Calls, "dispatches" | "submits" | "writes"> | null;
}

/** Our engine's first gradient beside the WASM engine's, by batch size. */
export interface Agreement {
  readonly batch: number;
  readonly gradientDifference: number;
}

/** Everyone's figures at one batch size, taken in rounds so that what else this machine does hits all alike. */
export async function race(
  gpu: GPU,
  trainImages: Uint8Array,
  batchSize: number,
  calls: Calls,
  options: Options,
): Promise<Row[]> {
  const reference = await startReference(trainImages, batchSize);
  const { losses: expected } = await reference.train(COMPARED);
  reference.stop();
  const entered: { readonly runner: Runner; readonly perStep: Row["perStep"]; readonly difference: number }[] = [];
  for (const start of starters(gpu, trainImages, batchSize, options)) {
    const runner = await start().catch(leaveOut);
    const first = await runner?.train(COMPARED).catch(leaveOut);
    if (!runner || !first) continue;
    entered.push({ runner, perStep: await callsOf(runner, calls), difference: farthest(first.losses, expected) });
    console.error(`warm: ${runner.name}, batch ${batchSize}`);
  }
  const times = entered.map((): number[] => []);
  for (let round = 0; round < options.rounds; round++) {
    for (const [at, { runner }] of entered.entries()) {
      times[at]?.push((await runner.train(options.steps)).msPerStep);
    }
  }
  for (const { runner } of entered) runner.stop();
  return entered.map(({ runner, perStep, difference }, at) => {
    const msPerStep = median(times[at] ?? []);
    const imagesPerSecond = (1000 * batchSize) / msPerStep;
    const leastMs = Math.min(...(times[at] ?? []));
    const { name: engine } = runner;
    return { engine, batch: batchSize, msPerStep, leastMs, imagesPerSecond, lossDifference: difference, perStep };
  });
}

/** How our engine's first gradient compares with the WASM engine's. */
export async function agree(gpu: GPU, trainImages: Uint8Array, batch: number): Promise<Agreement> {
  return { batch, gradientDifference: await gradientDifference(gpu, trainImages, batch) };
}

function starters(
  gpu: GPU,
  trainImages: Uint8Array,
  batchSize: number,
  { withTensorFlow, torch }: Options,
): (() => Promise<Runner>)[] {
  const device = torchDevice(torch);
  const modes = device === "cuda" ? (["eager", "compiled", "graphed"] as const) : (["eager"] as const);
  return [
    () => startOurs(gpu, trainImages, batchSize),
    ...(withTensorFlow ? [() => startTensorFlow(trainImages, batchSize)] : []),
    ...(device ? modes.map((mode) => () => startTorch(device, mode, trainImages, batchSize)) : []),
  ];
}

function leaveOut(error: unknown): undefined {
  console.error(`left out: ${error instanceof Error ? error.message : error}`);
}

/** What one step more asks of the device: the reading of its loss, as often as before, is left out. */
async function callsOf(runner: Runner, calls: Calls): Promise<Row["perStep"]> {
  const before = { ...calls };
  await runner.train(1);
  const between = { ...calls };
  await runner.train(2);
  const more = (name: "dispatches" | "submits" | "writes") => calls[name] + before[name] - 2 * between[name];
  return calls.dispatches === before.dispatches
    ? null
    : { dispatches: more("dispatches"), submits: more("submits"), writes: more("writes") };
}

/** Losses that were not read are not compared. */
function farthest(losses: readonly number[], expected: readonly number[]): number {
  const differences = losses.map((loss, step) => Math.abs(loss / (expected[step] ?? Number.NaN) - 1));
  return Math.max(...differences.filter((each, step) => !Number.isNaN(losses[step]) || Number.isNaN(each)));
}

/** The names of PyTorch's rows begin with these. */
export const peers = { tensorFlow: "plain TensorFlow.js", eager: torchModes.eager, compiled: torchModes.compiled };
