import { type Engine, type EngineName, type EngineReport, type EngineSetup, EngineUnavailable } from "./engine";
import { type Finding, probeCpu, probeWasm, probeWebGl, probeWebGpu } from "./probe";
import type { TensorFlowName } from "./tensorflow/backend";

/** An engine's name and, as a sentence, why it is that one. */
export interface Choice {
  readonly name: EngineName;
  readonly because: string;
}

/** How to look for an engine and how to start it. */
interface Candidate {
  readonly name: EngineName;
  readonly probe: () => Promise<Finding>;
  readonly create: (setup: EngineSetup) => Promise<Engine>;
}

/** The engines that there are; code of one that does not run is never loaded. */
const candidates: readonly Candidate[] = [
  {
    name: "WebGPU",
    probe: probeWebGpu,
    create: async (setup) => (await import("./webgpu/engine")).createWebGpuEngine(setup),
  },
  { name: "WASM", probe: probeWasm, create: async (setup) => (await import("./wasm/create")).createWasmEngine(setup) },
  tensorFlow("TensorFlow.js WebGPU", probeWebGpu),
  tensorFlow("TensorFlow.js WebGL", probeWebGl),
  tensorFlow("TensorFlow.js CPU", probeCpu),
];

/** Engines from the fastest to the slowest, by measurement, and what speaks for each. */
const preference: readonly { name: EngineName; software?: boolean; merit: string }[] = [
  { name: "WebGPU", software: false, merit: "WebGPU computes on this machine's graphics card." },
  {
    name: "TensorFlow.js WebGPU",
    software: false,
    merit: "TensorFlow.js computes through WebGPU on this machine's graphics card.",
  },
  { name: "WASM", merit: "WASM is the fastest way to compute on this machine's processor." },
  { name: "TensorFlow.js WebGL", software: false, merit: "WebGL computes on this machine's graphics card." },
  { name: "WebGPU", software: true, merit: "WebGPU on the processor is slow, but faster than JavaScript." },
  {
    name: "TensorFlow.js WebGPU",
    software: true,
    merit: "TensorFlow.js through WebGPU on the processor is slow, but faster than JavaScript.",
  },
  { name: "TensorFlow.js WebGL", software: true, merit: "WebGL on the processor is slow, but faster than JavaScript." },
  { name: "TensorFlow.js CPU", merit: "JavaScript is all that this browser offers; it is very slow." },
];

/** What can run here, in the order of the menu. */
export async function probe(): Promise<readonly EngineReport[]> {
  return Promise.all(candidates.map(async ({ name, probe }) => ({ name, ...(await probe()) })));
}

/**
 * The fastest available engine that is not to be avoided.
 * @throws EngineUnavailable where none is left
 */
export function choose(engines: readonly EngineReport[], avoid: readonly EngineName[]): Choice {
  const failed: EngineName[] = [];
  for (const { name, software, merit } of preference) {
    const found = engines.find((engine) => engine.name === name);
    if (!found?.available || (software !== undefined && software !== (found.software ?? false))) continue;
    if (!avoid.includes(name)) return { name, because: [...failed.map(failureOf), merit].join(" ") };
    failed.push(name);
  }
  throw new EngineUnavailable(["Nothing here can compute.", ...failed.map(failureOf)].join(" "));
}

/**
 * Starts the engine `name`.
 * @throws EngineUnavailable where it cannot run here
 */
export async function createEngine(name: EngineName, setup: EngineSetup): Promise<Engine> {
  const candidate = candidates.find((known) => known.name === name);
  if (!candidate) throw new EngineUnavailable(`${name} is not part of this page.`);
  return candidate.create(setup);
}

function tensorFlow(name: TensorFlowName, probe: () => Promise<Finding>): Candidate {
  const create = async (setup: EngineSetup) => {
    const { createTensorFlowEngine } = await import("./tensorflow/engine");
    return createTensorFlowEngine(name, setup);
  };
  return { name, probe, create };
}

function failureOf(name: EngineName): string {
  return `${name} failed before.`;
}
