import type { Patience } from "./answers";
import { refuseOverBudget } from "./budget";
import { detectCpu, detectWasm, detectWebGl, detectWebGpu, type EngineProbe } from "./detect";
import { type DetectEngines, EngineDetector } from "./detector";
import { type Engine, type EngineSetup, EngineUnavailable } from "./engine";
import type { EngineName, EngineReport } from "./engineReport";
import type { ChoiceReason, PassedOver } from "./reasons";
import type { TensorFlowName } from "./tensorflow/backend";
import { tensorFlowBytes } from "./tensorflow/needs";

/** An engine's name, and why it is that one. */
export interface Choice {
  readonly name: EngineName;
  readonly because: ChoiceReason;
}

/** How to look for an engine and how to start it. */
interface Candidate {
  readonly name: EngineName;
  readonly probe: EngineProbe;
  readonly create: (setup: EngineSetup) => Promise<Engine>;
}

/** The engines that there are; code of one that does not run is never loaded. */
const candidates: readonly Candidate[] = [
  {
    name: "WebGPU",
    probe: detectWebGpu,
    create: async (setup) => (await import("./webgpu/engine")).createWebGpuEngine(setup),
  },
  {
    name: "WASM",
    probe: detectWasm,
    create: async (setup) => (await import("./wasm/steady")).createSteadyWasmEngine(setup),
  },
  tensorFlow("TensorFlow.js WebGPU", detectWebGpu),
  tensorFlow("TensorFlow.js WebGL", detectWebGl),
  tensorFlow("TensorFlow.js CPU", detectCpu),
];

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
  return new EngineDetector(new Map(candidates.map(({ name, probe }) => [name, probe])), patience).detect;
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
 * Starts the engine `name`.
 * @throws EngineUnavailable where it cannot run here
 */
export async function createEngine(name: EngineName, setup: EngineSetup): Promise<Engine> {
  const candidate = candidates.find((known) => known.name === name);
  if (!candidate) throw new EngineUnavailable({ code: "unknownEngine", name });
  return candidate.create(setup);
}

function tensorFlow(name: TensorFlowName, probe: EngineProbe): Candidate {
  const create = async (setup: EngineSetup) => {
    refuseOverBudget(name, setup.batchSize, (size) => tensorFlowBytes(setup.architecture, size));
    const { createTensorFlowEngine } = await import("./tensorflow/engine");
    return createTensorFlowEngine(name, setup);
  };
  return { name, probe, create };
}
