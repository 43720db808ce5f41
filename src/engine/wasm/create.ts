import { sizeOf } from "../../experiment/architecture";
import { type EngineSetup, EngineUnavailable } from "../engine";
import { compile } from "../plan/compile";
import type { Plan } from "../plan/plan";
import { WasmEngine } from "./engine";
import { Executor } from "./executor";
import { compileKernels } from "./kernels";
import { coresHere, threadsHere, type WasmOptions } from "./options";
import { startThreads, startWorker } from "./threads";

const PATIENCE = 10;
const SLICE = 8;

/**
 * The engine of this page for processors: kernels of our own, on as many threads as there are, or on one where others
 * do not start. It holds nothing of use until a state is written.
 * @throws EngineUnavailable where WebAssembly or memory is missing
 * @throws ArchitectureError where layers do not fit together
 */
export async function createWasmEngine(setup: EngineSetup, options: WasmOptions = {}): Promise<WasmEngine> {
  const plan = compile(setup.architecture, setup.batchSize);
  const threads = options.threads ?? threadsHere();
  setup.onProgress({ activity: "Compiling kernels", fraction: 0 });
  const engine = (await build(plan, threads, setup, options)) ?? (await build(plan, 1, setup, options));
  if (!engine) throw new EngineUnavailable("The WASM engine did not start.");
  setup.onProgress({ activity: "WASM is ready", fraction: 1 });
  return engine;
}

/** An engine on so many threads, or nothing where the other threads do not start. */
async function build(
  plan: Plan,
  threads: number,
  setup: EngineSetup,
  { relaxed = true, slice = SLICE, patience = PATIENCE, cores = coresHere(), startThread = startWorker }: WasmOptions,
): Promise<WasmEngine | undefined> {
  const kernels = await compileKernels(threads > 1, relaxed);
  const imageCount = setup.trainImages.length / sizeOf(setup.architecture.imageShape);
  const executor = await Executor.create(plan, imageCount, { threads, patience }, kernels);
  new Uint8Array(executor.memory.buffer, executor.map.resident).set(setup.trainImages);
  setup.onProgress({ activity: "Starting threads", fraction: 0.5 });
  const others = await startThreads(executor, threads, startThread, setup.onLost);
  return others && new WasmEngine(setup, executor, others, { relaxed: kernels.relaxed, slice, cores });
}
