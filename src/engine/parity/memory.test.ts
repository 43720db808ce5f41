import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Architecture, sizeOf } from "../../experiment/architecture";
import { readLink } from "../../experiment/link";
import { negativeElboObjective } from "../../experiment/objective";
import { presets } from "../../experiment/presets";
import { Purpose } from "../../model/random";
import { initialState } from "../../model/state";
import { plainBatch } from "../batch";
import { createEngine, prepareEngine } from "../choose";
import { type EngineSetup, obstacleOf } from "../engine";
import type { EngineName } from "../engineReport";
import { Engines } from "../engines";
import { graphOf } from "../graph/build";
import { startFastest } from "../race";
import { tooLargeOf } from "../reasons";
import { createWasmEngine } from "../wasm/create";
import { memoryBytes } from "../wasm/executor";
import { compile } from "../wasm/plan/compile";
import { draws } from "./architectures";

const lecture = presets.map(({ build }) => build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true }));

/** Links that ask for a thousand times what a machine has, and one that asks for twice as much. */
const hostile = [
  `dense784r.to28x28x1.${times(11, "convT256s1r")}.convT1s1`,
  `dense784r.to28x28x1.${times(10, "convT64s2r")}.${times(10, "conv64s2r")}.convT1s1`,
  `dense784r.to28x28x1.${times(5, "convT256s2r.bn")}.${times(5, "conv256s2r.bn")}.convT1s1`,
  `to1x1x2.${times(10, "convT256s2")}.${times(10, "conv1s2")}.flat.dense784`,
];

const { Memory } = WebAssembly;
afterEach(() => {
  WebAssembly.Memory = Memory;
  vi.restoreAllMocks();
});

describe("the memory that WASM asks for", () => {
  it("is as much as it says, at its beginning and not a byte later", async () => {
    const asked = watchMemory();
    let counted = 0;
    const check = async (architecture: Architecture, batchSize: number) => {
      const engine = await createWasmEngine(setupFor(architecture, batchSize), { threads: 1 });
      const said = memoryBytes(compile(graphOf(architecture, batchSize)), batchSize, 1);
      expect(asked.splice(0)).toEqual([said]);
      expect(engine.byteLength).toBe(said);
      await engine.writeState(initialState(architecture, 1));
      await engine.trainStep(firstBatch(batchSize), negativeElboObjective, 0.001);
      await engine.decode(new Float32Array(200 * architecture.latentDim));
      expect(asked).toEqual([]);
      engine.dispose();
      counted += 1;
    };
    for (const architecture of lecture) await check(architecture, 128);
    for (const { architecture, batchSize } of fc.sample(draws, { numRuns: 40, seed: 14 })) {
      await check(architecture, batchSize);
    }
    expect(counted).toBe(lecture.length + 40);
  });
});

describe("a network that no machine can hold", () => {
  it.each(hostile)("is refused before anything is asked for: %s", async (decoder) => {
    const asked = watchMemory();
    const compiled = vi.spyOn(WebAssembly, "compile");
    const { experiment, problems } = readLink(`#batch=512&decoder=${decoder}`);
    expect(problems).toEqual([]);
    const setup = setupFor(experiment.architecture, 512);
    const examined: EngineName[] = [];
    const examine = async (name: EngineName) => void examined.push(name);
    const engines = new Engines({ detect: async () => [], examine, prepare: prepareEngine });
    const { user: began } = process.cpuUsage();
    for (const name of ["WebGPU", "WASM", "TensorFlow.js CPU", "TensorFlow.js WebGL"] satisfies EngineName[]) {
      await expect(createEngine(name, setup)).rejects.toMatchObject({ obstacle: { code: "overBudget", name } });
      const refused = engines.create(name, setup);
      await expect(refused).rejects.toMatchObject({ obstacle: { code: "overBudget", name, greatest: 4 * 2 ** 30 } });
    }
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(1000);
    expect(asked).toEqual([]);
    expect(compiled).not.toHaveBeenCalled();
    expect(examined).toEqual([]);
  });

  it("is refused for the fastest engine that a smaller batch would do for", async () => {
    const { experiment } = readLink(`#batch=512&decoder=${hostile[0]}`);
    const here = (name: EngineName) => ({ name, available: true, reason: { code: "onJavaScript" } }) as const;
    const engines = [here("TensorFlow.js CPU"), here("WASM")];
    const refused = startFastest(engines, [], setupFor(experiment.architecture, 512));
    const error: unknown = await refused.catch((refusal: unknown) => refusal);
    expect(error).toMatchObject({ obstacle: { code: "noneLeft", passedOver: [{ name: "WASM" }, {}] } });
    expect(tooLargeOf(obstacleOf(error))).toMatchObject({
      code: "overBudget",
      name: "WASM",
      smaller: { batchSize: 128 },
    });
  });
});

/** Bytes of every memory of WebAssembly that is asked for from now on. */
function watchMemory(): number[] {
  const asked: number[] = [];
  WebAssembly.Memory = new Proxy(Memory, {
    construct: (target, [descriptor]: [WebAssembly.MemoryDescriptor]) => {
      asked.push(65536 * (descriptor.maximum ?? Number.POSITIVE_INFINITY));
      return new target(descriptor);
    },
  });
  return asked;
}

function setupFor(architecture: Architecture, batchSize: number): EngineSetup {
  const trainImages = new Uint8Array(batchSize * sizeOf(architecture.imageShape));
  return { architecture, batchSize, trainImages, onProgress: () => undefined, onLost: () => undefined };
}

function firstBatch(batchSize: number) {
  const rows = Uint32Array.from({ length: batchSize }, (_, row) => row);
  return plainBatch(rows, { seed: 1, counter: 0, purpose: Purpose.epsilon });
}

function times(count: number, layers: string): string {
  return Array.from({ length: count }, () => layers).join(".");
}
