import type { Patience } from "./answers";
import { refuseOverBudget } from "./budget";
import { type Detect, detectCpu, detectWasm, detectWebGl, detectWebGpu } from "./detect";
import { type DetectEngines, EngineDetector } from "./detector";
import { type Engine, type EngineSetup, EngineUnavailable } from "./engine";
import type { EngineName, EngineReport } from "./engineReport";
import type { KnownQuestion } from "./knownAnswer/question";
import type { ChoiceReason, PassedOver } from "./reasons";
import type { TensorFlowName } from "./tensorflow/backend";
import type { BackEndCheck } from "./tensorflow/engine";
import { tensorFlowBytes } from "./tensorflow/needs";
import type { GraphicsDevice } from "./webgpu/device";

/** An engine's name, and why it is that one. */
export interface Choice {
  readonly name: EngineName;
  readonly because: ChoiceReason;
}

/** What the examination of an engine leaves for the one that is created next: a device, or the rest of the examination. */
export type Kept = GraphicsDevice | BackEndCheck | undefined;

/** Starts an engine that has been prepared, on the device that its examination left. */
export type StartEngine = (kept?: Kept) => Promise<Engine>;

/** How to look for an engine, to examine and to start it. */
interface Candidate {
  readonly name: EngineName;
  readonly detect: Detect;
  /**
   * Has it answer the known questions.
   * @throws EngineUnavailable where it does not start or computes wrongly
   */
  readonly examine: () => Promise<Kept>;
  /**
   * Plans a network by its shapes alone.
   * @throws EngineUnavailable where it is too large
   */
  readonly prepare: (setup: EngineSetup) => Promise<StartEngine>;
}

/** The engines that there are; code of one that does not run is never loaded. */
const candidates: readonly Candidate[] = [
  {
    name: "WebGPU",
    detect: detectWebGpu,
    examine: async () => {
      const [{ examinedDevice }, { checkEngine }, { knownQuestions }] = await Promise.all([
        import("./webgpu/create"),
        import("./knownAnswer/check"),
        import("./knownAnswer/question"),
      ]);
      return examinedDevice(knownQuestions(), checkEngine);
    },
    prepare: async (setup) => {
      const { createWebGpuEngine, lowerWithinBudget } = await import("./webgpu/create");
      const lowered = lowerWithinBudget(setup);
      return (kept) =>
        createWebGpuEngine(setup, undefined, undefined, typeof kept === "object" ? kept : undefined, lowered);
    },
  },
  {
    name: "WASM",
    detect: detectWasm,
    examine: () => examineEach(async (question) => (await import("./wasm/known")).createKnownEngine(question)),
    prepare: async (setup) => {
      const [{ planWithinBudget }, { createSteadyWasmEngine }] = await Promise.all([
        import("./wasm/create"),
        import("./wasm/steady"),
      ]);
      const plan = planWithinBudget(setup);
      return () => createSteadyWasmEngine(setup, { plan });
    },
  },
  tensorFlow("TensorFlow.js WebGPU", detectWebGpu),
  tensorFlow("TensorFlow.js WebGL", detectWebGl),
  tensorFlow("TensorFlow.js CPU", detectCpu),
];

/** Asks an engine for each known question, made for that alone. */
async function examineEach(create: (question: KnownQuestion) => Promise<Engine>): Promise<undefined> {
  const [{ checkEngine }, { knownQuestions }] = await Promise.all([
    import("./knownAnswer/check"),
    import("./knownAnswer/question"),
  ]);
  for (const question of knownQuestions()) {
    const engine = await create(question);
    try {
      await checkEngine(engine, question);
    } finally {
      engine.dispose();
    }
  }
}

/** Engines from the fastest to the slowest, by measurement; where it is said, on a graphics card or on its imitation. */
const preference: readonly { name: EngineName; software?: boolean }[] = [
  { name: "WebGPU", software: false },
  { name: "TensorFlow.js WebGPU", software: false },
  { name: "WASM" },
  { name: "TensorFlow.js WebGL", software: false },
  { name: "WebGPU", software: true },
  { name: "TensorFlow.js WebGPU", software: true },
  { name: "TensorFlow.js WebGL", software: true },
  { name: "TensorFlow.js CPU" },
];

/** Finds what can run here, in the order of the menu. */
export function engineDetector(patience?: Patience): DetectEngines {
  return new EngineDetector(new Map(candidates.map(({ name, detect }) => [name, detect])), patience).detect;
}

/**
 * The fastest available engine that is not passed over.
 * @throws EngineUnavailable where none is left
 */
export function choose(engines: readonly EngineReport[], passedOver: readonly PassedOver[]): Choice {
  for (const { name, software } of preference) {
    const found = engines.find((engine) => engine.name === name);
    if (!found?.available || (software !== undefined && software !== (found.software ?? false))) continue;
    if (passedOver.some((other) => other.name === name)) continue;
    return { name, because: { code: "fastestHere", name, software: software ?? false } };
  }
  throw new EngineUnavailable({ code: "noneLeft", passedOver });
}

/**
 * Starts the engine `name`, on the device that its examination left.
 * @throws EngineUnavailable where it cannot run here
 */
export async function createEngine(name: EngineName, setup: EngineSetup, kept?: Kept): Promise<Engine> {
  const start = await prepareEngine(name, setup);
  return start(kept);
}

/**
 * Has the engine `name` answer the known questions.
 * @throws EngineUnavailable where it cannot run here or computes wrongly
 */
export async function examineEngine(name: EngineName): Promise<Kept> {
  return candidateOf(name).examine();
}

/**
 * Plans a network for the engine `name` by its shapes alone: nothing is allocated or compiled before it is started.
 * @throws EngineUnavailable where it is too large
 */
export async function prepareEngine(name: EngineName, setup: EngineSetup): Promise<StartEngine> {
  return candidateOf(name).prepare(setup);
}

function candidateOf(name: EngineName): Candidate {
  const candidate = candidates.find((known) => known.name === name);
  if (!candidate) throw new EngineUnavailable({ code: "unknownEngine", name });
  return candidate;
}

/**
 * TensorFlow.js is examined on the back end of the model that is created, since its shaders take long to compile. It
 * composes its kernels of many small ones, of which one network needs all: a second would tell nothing new.
 */
function tensorFlow(name: TensorFlowName, detect: Detect): Candidate {
  const examine = async (): Promise<BackEndCheck> => {
    const [{ checkEngine }, { knownQuestions, knownSetup }] = await Promise.all([
      import("./knownAnswer/check"),
      import("./knownAnswer/question"),
    ]);
    return async (engineFor) => {
      for (const question of knownQuestions().slice(0, 1)) {
        const engine = await engineFor(knownSetup(question));
        await checkEngine(engine, question).finally(() => engine.dispose());
      }
    };
  };
  const prepare = async (setup: EngineSetup): Promise<StartEngine> => {
    refuseOverBudget(name, setup.batchSize, (size) => tensorFlowBytes(setup.architecture, size));
    return async (kept) => {
      const { createTensorFlowEngine } = await import("./tensorflow/engine");
      return createTensorFlowEngine(name, setup, undefined, typeof kept === "function" ? kept : undefined);
    };
  };
  return { name, detect, examine, prepare };
}
