import * as tf from "@tensorflow/tfjs";
import { EngineUnavailable } from "../engine";
import type { EngineName } from "../engineReport";
import type { Hardware } from "../reasons";
import { type DeviceEvents, deviceOf } from "./device";

export type TensorFlowName = Extract<EngineName, `TensorFlow.js ${string}`>;

/** A running back end of TensorFlow.js. */
export interface Backend {
  /** What it runs on. */
  readonly hardware: Hardware;
  /** Compiles the shaders that `compute` needs, all at once, without computing anything of use. */
  compile(compute: () => void, onProgress: (fraction: number) => void): Promise<void>;
  /** Frees its memory and its device. */
  dispose(): void;
}

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
 * Starts a back end and makes it TensorFlow.js' own; one at a time.
 * @throws EngineUnavailable where it does not start or computes wrongly
 */
export async function startBackend(name: TensorFlowName, events: DeviceEvents): Promise<Backend> {
  const { id, load } = registered[name];
  await load();
  if (!tf.findBackendFactory(id)) throw new EngineUnavailable({ code: "noBackend", name });
  if (!(await tf.setBackend(id))) {
    restore(id);
    throw new EngineUnavailable({ code: "backendWithoutDevice", name });
  }
  const device = deviceOf(tf.backend(), events);
  const dispose = () => {
    restore(id);
    device.release();
  };
  try {
    await verify(name);
  } catch (error) {
    dispose();
    throw error;
  }
  const compile: Backend["compile"] = (compute, onProgress) => compileOnly(compileOnlyFlags[id], compute, onProgress);
  return { hardware: device.hardware, compile, dispose };
}

/** Removes a back end with its memory, but leaves the way to start it anew. */
function restore(id: string): void {
  const factory = tf.findBackendFactory(id);
  tf.removeBackend(id);
  tf.registerBackend(id, factory);
}

/** A device that starts may still compute wrongly, or with 16 bits: the square needs 23. */
async function verify(name: TensorFlowName): Promise<void> {
  const matrix = tf.tensor2d([2049, 2, 3, 4], [2, 2]);
  const product = tf.matMul(matrix, matrix);
  const found = await product.data();
  matrix.dispose();
  product.dispose();
  if (found.join() !== "4198407,4106,6159,22") {
    throw new EngineUnavailable({ code: "computesWrongly", name, found: [...found] });
  }
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
  onProgress: (fraction: number) => void,
): Promise<void> {
  if (!flag) return;
  const backend: object = tf.backend();
  const compiler: Compiler = backend;
  tf.env().set(flag, true);
  try {
    compute();
    countSettled(Object.values(compiler.pipelineCache ?? {}), onProgress);
    await compiler.checkCompileCompletionAsync?.();
    compiler.getUniformLocations?.();
  } finally {
    tf.env().set(flag, false);
  }
}

/** Tells the share of promises that are kept, each time another one is. */
function countSettled(promises: readonly unknown[], onProgress: (fraction: number) => void): void {
  let settled = 0;
  const count = () => onProgress(++settled / promises.length);
  // A failure is told by who awaits them all.
  for (const promise of promises) Promise.resolve(promise).then(count, () => undefined);
}
