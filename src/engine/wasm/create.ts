import { sizeOf } from "../../experiment/architecture";
import { refuseOverBudget } from "../budget";
import { type EngineSetup, EngineUnavailable } from "../engine";
import { graphOf } from "../graph/build";
import type { ThreadFault } from "../reasons";
import { WasmEngine } from "./engine";
import { memoryBytes, WasmExecutor } from "./executor";
import { Inputs } from "./inputs";
import { type CompiledKernels, compileKernels } from "./kernels";
import { coresHere, threadsHere, type WasmOptions } from "./options";
import { compile } from "./plan/compile";
import type { Plan } from "./plan/plan";
import { type Fewer, startThreads, startWorkerThread } from "./threads";

const TIMEOUT = 10;
const SLICE = 8;

/**
 * The engine of this page for processors: kernels of our own, on as many threads as there are, or on fewer where some do
 * not start. It holds nothing of use until a state is written, and is of no more use once a thread is lost.
 * @throws EngineUnavailable where WebAssembly or memory is missing, before anything is allocated where that can be known
 * @throws ArchitectureError where layers do not fit together
 */
export async function createWasmEngine(setup: EngineSetup, options: WasmOptions = {}): Promise<WasmEngine> {
  const wanted = options.threads ?? threadsHere();
  const plan = options.plan ?? planWithinBudget(setup, wanted);
  setup.onProgress({ activity: { code: "compilingKernels" }, fraction: 0 });
  let built = await build(plan, wanted, setup, options);
  while (!(built instanceof WasmEngine)) {
    const fewer = { wanted, reason: built.reason };
    built = await build(plan, built.threads, setup, { fewer, ...options });
  }
  setup.onProgress({ activity: { code: "engineReady", name: "WASM" }, fraction: 1 });
  return built;
}

/**
 * The plan of a network, from shapes alone.
 * @throws EngineUnavailable where it needs more memory than there may be
 */
export function planWithinBudget(
  { architecture, batchSize, trainImages }: EngineSetup,
  threads: number = threadsHere(),
): Plan {
  const plan = compile(graphOf(architecture, batchSize));
  const imageCount = trainImages.length / sizeOf(architecture.imageShape);
  const bytesAt = (size: number) =>
    memoryBytes(size === batchSize ? plan : compile(graphOf(architecture, size)), imageCount, threads);
  refuseOverBudget("WASM", batchSize, bytesAt);
  return plan;
}

/**
 * An engine on so many threads, or else how many fewer to try it on.
 * @throws EngineUnavailable where one thread cannot do it either
 */
async function build(
  plan: Plan,
  threads: number,
  setup: EngineSetup,
  {
    relaxed = true,
    slice = SLICE,
    timeout = TIMEOUT,
    cores = coresHere(),
    cacheBytes,
    shared = threads > 1,
    compile: compiling = compileKernels,
    startThread = startWorkerThread,
    fewer,
  }: WasmOptions,
): Promise<WasmEngine | Fewer> {
  const imageCount = setup.trainImages.length / sizeOf(setup.architecture.imageShape);
  let kernels: CompiledKernels;
  let executor: WasmExecutor;
  try {
    kernels = await compiling(shared, relaxed);
    executor = await WasmExecutor.create(plan, imageCount, { threads, timeout, cacheBytes }, kernels);
  } catch (error) {
    if (threads > 1 && error instanceof EngineUnavailable) return { threads: 1, reason: error.obstacle };
    throw error;
  }
  new Inputs(executor, setup).resident(setup);
  setup.onProgress({ activity: { code: "startingThreads" }, fraction: 0.5 });
  const faults: ThreadFault[] = [];
  const others = await startThreads(executor, threads, startThread, (fault) => faults.push(fault));
  if ("reason" in others) return others;
  return new WasmEngine(setup, executor, others, { relaxed: kernels.relaxed, slice, cores, fewer, faults });
}
