import * as tf from "@tensorflow/tfjs";
import { type Answers, afterLoss } from "../answers";
import { EngineUnavailable } from "../engine";
import type { EngineName } from "../engineReport";
import type { Hardware } from "../reasons";
import { type DeviceEvents, deviceOf } from "./device";
import { sharedBackends } from "./shared";

export type TensorFlowName = Extract<EngineName, `TensorFlow.js ${string}`>;

/** A running back end of TensorFlow.js. */
export interface Backend {
  /** What it runs on. */
  readonly hardware: Hardware;
  /** Whether its device is of no more use. */
  readonly isLost: boolean;
  /** Computes on it: TensorFlow.js works on one back end at a time, and others of the thread may have worked on another. */
  run<Result>(compute: () => Result | Promise<Result>): Promise<Result>;
  /** Compiles the shaders that `compute` needs, all at once, without computing anything of use. */
  compile(compute: () => void, onProgress: (fraction: number) => void): Promise<void>;
  /** A tensor's numbers; a device that does not answer is lost. */
  readonly read: ReadTensor;
  /** Is done with it; once all are who use it, its memory and its device are freed. */
  dispose(): void;
}

/** Reads a tensor's numbers back from the device. */
export type ReadTensor = (tensor: tf.Tensor) => Promise<Float32Array>;

/** Imported by names of their own, not from `@tensorflow/tfjs`, which would load them all. */
const registered = {
  "TensorFlow.js WebGPU": { id: "webgpu", load: () => import("@tensorflow/tfjs-backend-webgpu") },
  "TensorFlow.js WebGL": { id: "webgl", load: () => import("@tensorflow/tfjs-backend-webgl") },
  "TensorFlow.js CPU": { id: "cpu", load: () => import("@tensorflow/tfjs-backend-cpu") },
} as const;

const compileOnlyFlags = {
  webgpu: "WEBGPU_ENGINE_COMPILE_ONLY",
  webgl: "ENGINE_COMPILE_ONLY",
  cpu: undefined,
} as const;

/**
 * Starts a back end of TensorFlow.js, or joins those of this thread who use it.
 * @throws EngineUnavailable where it does not start, does not answer or computes wrongly
 */
export async function startBackend(name: TensorFlowName, events: DeviceEvents, answers: Answers): Promise<Backend> {
  const { id, load } = registered[name];
  await load();
  const user: DeviceEvents = { onLost: (loss) => events.onLost(loss) };
  const shared = await sharedBackends.take(id, () => instantiate(name, answers), user);
  const dispose = () => shared.release(user);
  try {
    await sharedBackends.run(id, () => verify(name, answers));
  } catch (error) {
    dispose();
    throw error;
  }
  const { hardware } = shared.device;
  return {
    hardware,
    get isLost() {
      return shared.isLost;
    },
    run: (compute) => sharedBackends.run(id, compute),
    compile: (compute, onProgress) =>
      sharedBackends.runAlone(id, () => compileOnly(compileOnlyFlags[id], compute, answers, onProgress)),
    read: (tensor) =>
      answers.to("readTensor", () => tensor.data<"float32">()).catch((error) => afterLoss(error, shared.device)),
    dispose,
  };
}

/** An instance of a back end; one that comes too late is freed, with its device. */
async function instantiate(name: TensorFlowName, answers: Answers): Promise<tf.KernelBackend> {
  const factory = tf.findBackendFactory(registered[name].id);
  if (!factory) throw new EngineUnavailable({ code: "noBackend", name });
  const make = async () => {
    try {
      return await factory();
    } catch (cause) {
      throw new EngineUnavailable({ code: "backendWithoutDevice", name }, { cause });
    }
  };
  return answers.to("startBackend", make, (late) => {
    late.dispose();
    deviceOf(late, { onLost: () => {} }).release();
  });
}

/** [2049 2; 3 4]² */
const squares = [4198407, 4106, 6159, 22];

/** A device that starts may still compute wrongly, or with 16 bits: the square needs 23. */
async function verify(name: TensorFlowName, answers: Answers): Promise<void> {
  const matrix = tf.tensor2d([2049, 2, 3, 4], [2, 2]);
  const product = tf.matMul(matrix, matrix);
  const found = await answers.to("readTensor", () => product.data());
  matrix.dispose();
  product.dispose();
  const wrong = squares.findIndex((expected, index) => found[index] !== expected);
  if (wrong < 0) return;
  const [was = Number.NaN, expected = Number.NaN] = [found[wrong], squares[wrong]];
  throw new EngineUnavailable({ code: "computesWrongly", name, quantity: "[2049 2; 3 4]²", found: was, expected });
}

/** What the two GPU back ends offer besides their types, to compile in parallel. */
interface Compiler {
  /** WebGPU: pipelines by the text of their shader, promised while they compile. */
  readonly pipelineCache?: Readonly<Record<string, unknown>>;
  checkCompileCompletionAsync?(): Promise<unknown>;
  getUniformLocations?(): void;
}

async function compileOnly(
  flag: string | undefined,
  compute: () => void,
  answers: Answers,
  onProgress: (fraction: number) => void,
): Promise<void> {
  if (!flag) return;
  const backend: object = tf.backend();
  const compiler: Compiler = backend;
  tf.env().set(flag, true);
  try {
    compute();
    countSettled(Object.values(compiler.pipelineCache ?? {}), answers, onProgress);
    await answers.to("compileShaders", async () => compiler.checkCompileCompletionAsync?.());
    compiler.getUniformLocations?.();
  } finally {
    tf.env().set(flag, false);
  }
}

/** Tells the share of promises that are kept, each time another one is. */
function countSettled(promises: readonly unknown[], answers: Answers, onProgress: (fraction: number) => void): void {
  let settled = 0;
  const count = () => onProgress(++settled / promises.length);
  // A failure is told by who awaits them all.
  for (const promise of promises) answers.to("compileShaders", async () => promise).then(count, () => undefined);
}
