import { setFlagsFromString } from "node:v8";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { type Architecture, labelSize, sizeOf } from "../../experiment/architecture";
import { presets } from "../../experiment/presets";
import { drawNormals, Purpose } from "../../model/random";
import type { Engine, EngineSetup } from "../engine";
import { referenceActivations } from "../reference/reference";
import { createTensorFlowEngine } from "../tensorflow/engine";
import { createWasmEngine } from "../wasm/create";
import { createWebGpuEngine } from "../webgpu/create";
import { draws } from "./architectures";
import { setupFor, someImages, someLabels, someState } from "./comparison";
import { softwareGpu } from "./softwareGpu";

// Node 20 has relaxed SIMD, but only when asked.
setFlagsFromString("--experimental-wasm-relaxed-simd");

/** Largest difference as a share of a layer's length as a vector. */
const TOLERANCE = 1e-4;

const small = smallNetwork();

let gpu: GPU;
beforeAll(async () => {
  gpu = await softwareGpu();
});

/** Each engine with how many drawn networks it is asked for: a software device compiles each network's kernels anew. */
const engines: readonly [string, number, (setup: EngineSetup) => Promise<Engine>][] = [
  ["WASM", 30, createWasmEngine],
  ["WebGPU", 2, (setup) => createWebGpuEngine(setup, gpu)],
  ["TensorFlow.js", 10, (setup) => createTensorFlowEngine("TensorFlow.js CPU", setup)],
];

it.each(engines)("What every layer gives on %s is what the 64-bit reference gives", async (_, count, create) => {
  let compared = 0;
  const compare = async (architecture: Architecture) => {
    await compareLayers(await create(setupFor(architecture, 9)), architecture);
    compared += 1;
  };
  await compare({ ...small, conditionClasses: 4 });
  await compare({ ...small, labelHead: { classes: 4, labels: 30 } });
  const property = fc.asyncProperty(draws, ({ architecture }) => compare(architecture));
  await fc.assert(property, { numRuns: count, seed: 22, endOnFailure: true });
  expect(compared).toBe(2 + count);
});

it.each(engines)("Looking at the layers on %s changes nothing of the model", async (_, __, create) => {
  const engine = await create(setupFor(small, 9));
  const pixels = sizeOf(small.imageShape);
  const images = someImages(small).subarray(0, 2 * pixels);
  await engine.writeState(someState(small));
  const before = await engine.encode(images);
  await engine.activations(images.subarray(pixels), Float32Array.of(1, 2, 3));
  expect(await engine.encode(images)).toEqual(before);
  const { parameters, runningStatistics } = await engine.readState();
  expect({ parameters, runningStatistics }).toEqual({
    parameters: someState(small).parameters,
    runningStatistics: someState(small).runningStatistics,
  });
  engine.dispose();
});

async function compareLayers(engine: Engine, architecture: Architecture): Promise<void> {
  const state = someState(architecture);
  await engine.writeState(state);
  const image = someImages(architecture).slice(0, sizeOf(architecture.imageShape));
  const z = drawNormals(architecture.latentDim, { seed: 4, counter: 0, purpose: Purpose.prior });
  const found = await engine.activations(image, z, someLabels(architecture)?.subarray(0, 1));
  engine.dispose();
  const wide = {
    parameters: Float64Array.from(state.parameters),
    runningStatistics: Float64Array.from(state.runningStatistics),
  };
  const x = Float64Array.from(image, (level) => level / 255);
  const classes = Float64Array.from({ length: labelSize(architecture) }, (_, label) => {
    return Number(label === someLabels(architecture)?.[0]);
  });
  const reference = referenceActivations(architecture, wide, x, Float64Array.from(z), classes);
  expect(Object.keys(found)).toEqual([...reference.keys()].filter((name) => computes(architecture, name)));
  for (const [name, ours] of Object.entries(found)) expectClose(name, ours, reference.get(name) ?? []);
}

function computes({ encoder, decoder }: Architecture, name: string): boolean {
  const [part, index] = name.split("/");
  const layer = (part === "decoder" ? decoder : encoder)[Number(index)];
  return index === undefined || (layer?.kind !== "flatten" && layer?.kind !== "reshape");
}

function expectClose(name: string, ours: ArrayLike<number>, reference: ArrayLike<number>): void {
  expect(ours.length, `numbers of ${name}`).toBe(reference.length);
  const away = Array.from(reference, (value, place) => (ours[place] ?? Number.NaN) - value);
  const scale = Math.max(1e-3, Math.hypot(...Array.from(reference)));
  expect(Math.hypot(...away) / scale, `${name}: relative error`).toBeLessThanOrEqual(TOLERANCE);
}

function smallNetwork(): Architecture {
  const preset = presets.find(({ name }) => name === "small");
  if (!preset) throw new Error("There is no small preset.");
  return preset.build({ imageShape: [28, 28, 1], latentDim: 3, batchNormalization: true });
}
