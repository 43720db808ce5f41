import { labelSize, sizeOf } from "../../experiment/architecture";
import { Answers, type Patience } from "../answers";
import { refuseOverBudget, smallerBatch } from "../budget";
import { toldClasses } from "../classes";
import type { Engine, EngineSetup } from "../engine";
import { graphOf } from "../graph/build";
import type { Graph } from "../graph/graph";
import { type KnownQuestion, knownSetup } from "../knownAnswer/question";
import { bytesOf, greatestOf } from "./buffers";
import { type DeviceNeeds, type GraphicsDevice, requestDevice } from "./device";
import { WebGpuEngine } from "./engine";
import { type LoweredGraph, lowerWhole, WebGpuExecutor } from "./executor";

/**
 * The engine of this page for graphics devices: kernels of our own, a training step in one submit. It holds nothing of
 * use until a state is written. A device that is kept for it is taken where it will do, and released where it will not.
 * @throws EngineUnavailable where there is no device, none that the network fits on, or one that does not answer
 * @throws ArchitectureError where layers do not fit together
 */
export async function createWebGpuEngine(
  setup: EngineSetup,
  gpu = gpuHere(),
  patience?: Patience,
  kept?: GraphicsDevice,
  { graph, lowered, needs } = lowerWithinBudget(setup),
): Promise<Engine> {
  const answers = new Answers(patience, setup.signal);
  const isOfUse = kept?.handOver(needs, setup.onLost);
  if (!isOfUse) kept?.release();
  const device = kept && isOfUse ? kept : await requestDevice(gpu, needs, answers, setup.onLost);
  try {
    const engine = await engineOn(device, graph, lowered, setup, answers);
    setup.onProgress({ activity: { code: "engineReady", name: "WebGPU" }, fraction: 1 });
    return engine;
  } catch (error) {
    device.release();
    throw error;
  }
}

/** A network lowered, and what it needs of a device. */
interface LoweredNetwork {
  readonly graph: Graph;
  readonly lowered: LoweredGraph;
  readonly needs: DeviceNeeds;
}

/**
 * A network lowered, from shapes alone.
 * @throws EngineUnavailable where all buffers together need more memory than there may be
 */
export function lowerWithinBudget({ architecture, batchSize, trainImages }: EngineSetup): LoweredNetwork {
  const graph = graphOf(architecture, batchSize);
  const lowered = lowerWhole(graph, trainImages.length);
  const sizesAt = (size: number) =>
    size === batchSize ? lowered.sizes : lowerWhole(graphOf(architecture, size), trainImages.length).sizes;
  refuseOverBudget("WebGPU", batchSize, (size) => bytesOf(sizesAt(size)));
  const smallerWithin = (greatest: number) => smallerBatch(batchSize, (size) => greatestOf(sizesAt(size)), greatest);
  return { graph, lowered, needs: { bufferBytes: greatestOf(lowered.sizes), smallerWithin } };
}

/**
 * A device on which the kernels of this page have answered known questions, kept for the first engine.
 * @throws EngineUnavailable where there is none, where it does not answer, or whatever `check` throws
 */
export async function examinedDevice(
  questions: readonly KnownQuestion[],
  check: (engine: Engine, question: KnownQuestion) => Promise<void>,
  gpu = gpuHere(),
  patience?: Patience,
): Promise<GraphicsDevice> {
  const answers = new Answers(patience);
  const device = await requestDevice(gpu, { bufferBytes: 0 }, answers, () => {});
  try {
    // All kernels are compiled at once, and then asked one network after the other.
    const engines = await Promise.all(questions.map((question) => knownEngine(device, question, answers)));
    for (const [index, question] of questions.entries()) {
      const engine = engines[index];
      if (engine) await check(engine, question);
      engine?.freeBuffers();
    }
    return device;
  } catch (error) {
    device.release();
    throw error;
  }
}

/** An engine for a known question. With large heads all sums over a batch are split, as elsewhere those of great batches are. */
function knownEngine(device: GraphicsDevice, question: KnownQuestion, answers: Answers): Promise<WebGpuEngine> {
  const setup = knownSetup(question);
  const graph = graphOf(setup.architecture, setup.batchSize);
  const splitFrom = question.name === "largeHeads" ? 1 : undefined;
  return engineOn(device, graph, lowerWhole(graph, setup.trainImages.length, splitFrom), setup, answers);
}

async function engineOn(
  device: GraphicsDevice,
  graph: Graph,
  lowered: LoweredGraph,
  { architecture, trainImages, trainLabels, onProgress }: EngineSetup,
  answers: Answers,
): Promise<WebGpuEngine> {
  const onCompiled = (fraction: number) => onProgress({ activity: { code: "compilingShaders" }, fraction });
  onCompiled(0);
  const classes = labelSize(architecture);
  const count = trainImages.length / sizeOf(architecture.imageShape);
  const trainClasses = classes > 0 ? toldClasses(trainLabels, classes, count) : new Uint8Array();
  const task = { device, graph: lowered, trainImages, trainClasses, answers, onCompiled };
  const executor = await WebGpuExecutor.create(task);
  return new WebGpuEngine(graph, executor, trainLabels);
}

function gpuHere(): GPU | undefined {
  return typeof navigator === "undefined" ? undefined : navigator.gpu;
}
