import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { io, loadLayersModel, type Tensor, tensor, tidy } from "@tensorflow/tfjs";
import fc from "fast-check";
import { InferenceSession, Tensor as OnnxTensor } from "onnxruntime-web";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conditionOf, plainBatch } from "../../engine/batch";
import { conditionalDraws, draws, workOf } from "../../engine/parity/architectures";
import { setupFor, someImages, someLabels, someState } from "../../engine/parity/comparison";
import { createWasmEngine } from "../../engine/wasm/create";
import {
  type Architecture,
  type ImageShape,
  isConditional,
  type Layer,
  sizeOf,
  withCondition,
} from "../../experiment/architecture";
import { defaultExperiment, type Experiment } from "../../experiment/experiment";
import { kerasModels } from "../../formats/kerasLayers";
import { weightTensors } from "../../formats/modelTensors";
import { writeNpz } from "../../formats/npz";
import type { NumberArray } from "../../formats/numberArray";
import { drawNormals, Purpose } from "../../model/random";
import { tellCount } from "../../testing/counted";
import { checkArrays } from "../check";
import { type Files, filesFor, libraries, type Moment } from "../files";

const WITHIN = 1e-5;
const STEPS = 10;
const BATCH = 16;

/** Small networks of the presets' kinds and of any other, which the test below counts. */
const architectures: readonly Architecture[] = [
  convolutional([16, 16, 3], [2, 3, 4], true),
  convolutional([17, 13, 1], [2, 3], false),
  convolutional([15, 9, 3], [3], true),
  dense([5, 7, 1], true),
  dense([4, 4, 3], false),
  withCondition(convolutional([8, 12, 3], [2, 3], true), 10),
  withCondition(dense([5, 5, 1], true), 2),
  ...drawn(draws, 7),
  ...drawn(conditionalDraws, 3),
];

function drawn(from: typeof draws, count: number): readonly Architecture[] {
  const small = from.filter(
    ({ architecture }) => workOf(architecture) < 30_000 && sizeOf(architecture.imageShape) < 300,
  );
  return fc.sample(small, { numRuns: count, seed: 3 }).map(({ architecture }) => architecture);
}

/** A network of the presets' kind: a stage for each number of filters, which halves even sides. */
function convolutional(imageShape: ImageShape, filters: readonly number[], normalised: boolean): Architecture {
  const norm: Layer[] = normalised ? [{ kind: "batchNormalization" }] : [];
  const [height, width, channels] = imageShape;
  const stride = height % 2 === 0 && width % 2 === 0 ? 2 : 1;
  const shrink = stride ** filters.length;
  const small = [height / shrink, width / shrink, filters.at(-1) ?? 1] as const;
  const down = (each: number): Layer[] => [{ kind: "conv2d", filters: each, stride: 2, activation: "relu" }, ...norm];
  const up = (each: number): Layer[] => [
    { kind: "conv2dTranspose", filters: each, stride, activation: "relu" },
    ...norm,
  ];
  return {
    imageShape,
    latentDim: 3,
    encoder: [...filters.flatMap(down), { kind: "flatten" }, { kind: "dense", units: 5, activation: "relu" }, ...norm],
    decoder: [
      { kind: "dense", units: sizeOf(small), activation: "relu" },
      ...norm,
      { kind: "reshape", shape: small },
      ...filters.toReversed().flatMap(up),
      { kind: "conv2dTranspose", filters: channels, stride: 1, activation: "linear" },
    ],
  };
}

/** A dense network whose decoder ends flat. */
function dense(imageShape: ImageShape, normalised: boolean): Architecture {
  const norm: Layer[] = normalised ? [{ kind: "batchNormalization" }] : [];
  const hidden: Layer[] = [{ kind: "dense", units: 6, activation: "relu" }, ...norm];
  const image: Layer = { kind: "dense", units: sizeOf(imageShape), activation: "linear" };
  return { imageShape, latentDim: 2, encoder: [{ kind: "flatten" }, ...hidden], decoder: [...hidden, image] };
}

interface Exported {
  readonly moment: Moment;
  readonly images: Uint8Array;
  readonly check: ReadonlyMap<string, NumberArray>;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

function exported(architecture: Architecture, index: number): Exported {
  const experiment: Experiment = {
    ...defaultExperiment,
    architecture,
    hyperparameters: { batchSize: BATCH, learningRate: 0.001 },
    objective: { ...defaultExperiment.objective, likelihood: index % 3 === 2 ? "gaussian" : "bernoulli", lambda: 0.5 },
  };
  const moment = { experiment, checkpoint: { step: 9, state: someState(architecture) } };
  const images = someImages(architecture);
  const check = checkArrays(experiment, moment.checkpoint.state, images, someLabels(architecture));
  const files: Files = libraries.flatMap((library) => filesFor(library, moment));
  return { moment, images, check, files: new Map(files) };
}

describe("A model elsewhere", () => {
  let all: readonly Exported[];
  beforeAll(() => {
    all = architectures.map(exported);
  });

  it("is compared for networks of all kinds", () => {
    const layers = architectures.flatMap(({ encoder, decoder }) => [...encoder, ...decoder]);
    const kinds = new Set(layers.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["conv2d", "conv2dTranspose", "dense", "batchNormalization", "flatten", "reshape"]));
    const normalised = architectures.map(({ encoder }) => encoder.some(({ kind }) => kind === "batchNormalization"));
    expect(new Set(normalised)).toEqual(new Set([true, false]));
    expect(new Set(architectures.map(({ imageShape }) => imageShape[2]))).toEqual(new Set([1, 3]));
    expect(architectures.filter(({ imageShape: [height, width] }) => height % 2 === 1 || width % 2 === 1)).not.toEqual(
      [],
    );
    expect(architectures.filter((each) => !isConditional(each)).length).toBeGreaterThanOrEqual(12);
    expect(architectures.filter(isConditional).length).toBeGreaterThanOrEqual(5);
  });

  it("answers the same in ONNX Runtime, from ONNX", async () => {
    const errors: number[] = [];
    for (const { check, files, moment } of all) {
      const { imageShape, latentDim } = moment.experiment.architecture;
      const [height, width, channels] = imageShape;
      const encoder = await InferenceSession.create(fileOf(files, "onnx/encoder.onnx"));
      const images = channelsFirst(valuesOf(check, "images"), imageShape);
      const count = images.length / sizeOf(imageShape);
      const image = new OnnxTensor("float32", images, [count, channels, height, width]);
      const told = conditionFor(check);
      const { mu, log_var } = await encoder.run({ image, ...told });
      errors.push(errorOf(mu?.data, valuesOf(check, "mu")), errorOf(log_var?.data, valuesOf(check, "log_var")));
      const decoder = await InferenceSession.create(fileOf(files, "onnx/decoder.onnx"));
      const z = new OnnxTensor("float32", valuesOf(check, "mu"), [count, latentDim]);
      const decoded = await decoder.run({ z, ...told });
      errors.push(errorOf(decoded["image"]?.data, channelsFirst(valuesOf(check, "decoded"), imageShape)));
    }
    expect(errors).toHaveLength(3 * all.length);
    expect(Math.max(...errors)).toBeLessThan(WITHIN);
    tellCount("exported networks asked in ONNX Runtime", all.length);
  });

  it("answers the same in TensorFlow.js, from a layers model", async () => {
    const errors: number[] = [];
    for (const { check, files } of all) {
      const encoder = await tfjsModel(files, "encoder");
      const decoder = await tfjsModel(files, "decoder");
      const [images, mu] = [tensorOf(check, "images"), tensorOf(check, "mu")];
      const told = check.has("condition") ? [tensorOf(check, "condition")] : [];
      const [foundMu, foundLogVar] = encoder.predict([images, ...told]) as Tensor[];
      const [decoded] = decoder.predict([mu, ...told]) as Tensor[];
      errors.push(errorOf(foundMu?.dataSync(), valuesOf(check, "mu")));
      errors.push(errorOf(foundLogVar?.clipByValue(-20, 20).dataSync(), valuesOf(check, "log_var")));
      errors.push(errorOf(decoded?.dataSync(), valuesOf(check, "decoded")));
      encoder.dispose();
      decoder.dispose();
    }
    expect(errors).toHaveLength(3 * all.length);
    expect(Math.max(...errors)).toBeLessThan(WITHIN);
    tellCount("exported networks asked in TensorFlow.js", all.length);
  });

  describe("of which Python is asked", () => {
    let folder: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "elsewhere-"));
      for (const [index, each] of all.entries()) {
        await writeAll(join(folder, String(index).padStart(2, "0")), each);
      }
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it("answers the same in PyTorch, trains on with the same losses, and lies in HDF5 as Keras wants it", () => {
      const script = new URL("parity.py", import.meta.url).pathname;
      const { status, stdout, stderr } = spawnSync("/usr/bin/python3", [script, folder], { encoding: "utf8" });
      // Without Python nothing is compared, which the counts at the end of `npm test` say.
      expect(status ?? 0, stderr).toBe(0);
      const errors: Readonly<Record<string, readonly number[]>> = JSON.parse(stdout || "{}");
      tellCount("exported networks asked in PyTorch", errors["PyTorch"]?.length ?? 0);
      tellCount("exported networks asked in h5py", errors["h5py"]?.length ?? 0);
      tellCount("exported networks asked in Keras", errors["Keras"]?.length ?? 0);
      for (const [what, found] of Object.entries(errors)) {
        expect(found, what).toHaveLength(all.length);
        expect(Math.max(...found), what).toBeLessThan(what === "PyTorch training on" ? 1e-3 : WITHIN);
      }
    });
  });
});

/** Writes what Python is to look at: the exported files, and what it is to find. */
async function writeAll(folder: string, { moment, images, check, files }: Exported): Promise<void> {
  const { architecture } = moment.experiment;
  const tensors = weightTensors(architecture, moment.checkpoint.state);
  const known = kerasModels(architecture).map(({ name, layers }) => {
    const counts = new Map<string, number>();
    const arrays = layers.flatMap(({ kind, weights }) => {
      const group =
        { Conv2D: "conv2d", Conv2DTranspose: "conv2d_transpose", Dense: "dense" }[kind] ?? "batch_normalization";
      const count = counts.get(group) ?? 0;
      if (weights.length > 0) counts.set(group, count + 1);
      return weights.map(({ ours }, index): [string, NumberArray] => {
        const { shape, values } = tensors.get(ours) ?? { shape: [], values: new Float32Array() };
        return [`layers|${group}${count > 0 ? `_${count}` : ""}|vars|${index}`, { shape, values, type: "float32" }];
      });
    });
    return [`${name}-weights.npz`, writeNpz(arrays)] as const;
  });
  const batches = ["batches.npz", writeNpz(await trainedOn(moment, images))] as const;
  for (const [name, bytes] of [...files, ...known, batches, ["check.npz", writeNpz(check)] as const]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

/** What ONNX Runtime is to tell a conditional network of the images of the check. */
function conditionFor(check: ReadonlyMap<string, NumberArray>) {
  const shape = check.get("condition")?.shape;
  return shape ? { condition: new OnnxTensor("float32", valuesOf(check, "condition"), [...shape]) } : {};
}

/** Ten batches and their noise, with the classes of their images where the network is told those, and the losses that our engine has on them one after the other. */
async function trainedOn({ experiment, checkpoint }: Moment, images: Uint8Array): Promise<[string, NumberArray][]> {
  const { architecture, objective, hyperparameters } = experiment;
  const { imageShape, latentDim } = architecture;
  const pixels = sizeOf(imageShape);
  const engine = await createWasmEngine(setupFor(architecture, BATCH), { threads: 1 });
  await engine.writeState(checkpoint.state);
  const labelsOfAll = someLabels(architecture);
  const [x, epsilon, labels]: [number[], number[], number[]] = [[], [], []];
  for (let step = 0; step < STEPS; step++) {
    const rows = Uint32Array.from({ length: BATCH }, (_, at) => (5 * step + 7 * at) % (images.length / pixels));
    const key = { seed: 5, counter: step, purpose: Purpose.epsilon };
    for (const row of rows) x.push(...images.subarray(row * pixels, (row + 1) * pixels));
    epsilon.push(...drawNormals(BATCH * latentDim, key));
    if (labelsOfAll) for (const row of rows) labels.push(labelsOfAll[row] ?? 255);
    await engine.trainStep(plainBatch(rows, key, conditionOf(architecture)), objective, hyperparameters.learningRate);
  }
  const losses = (await engine.readLosses()).flatMap(({ reconstruction, kl }) => [reconstruction, kl]);
  engine.dispose();
  const told = { shape: [STEPS, BATCH], type: "uint8", values: Uint8Array.from(labels) } as const;
  return [
    ...(labelsOfAll ? [["labels", told] as [string, NumberArray]] : []),
    ["x", { shape: [STEPS, BATCH, ...imageShape], type: "uint8", values: Uint8Array.from(x) }],
    ["epsilon", { shape: [STEPS, BATCH, latentDim], type: "float32", values: Float32Array.from(epsilon) }],
    ["losses", { shape: [STEPS, 2], type: "float64", values: Float64Array.from(losses) }],
  ];
}

async function tfjsModel(files: ReadonlyMap<string, Uint8Array>, part: string) {
  const json = JSON.parse(new TextDecoder().decode(fileOf(files, `tfjs/${part}/model.json`)));
  const weightData = fileOf(files, `tfjs/${part}/weights.bin`).slice().buffer as ArrayBuffer;
  const { modelTopology, weightsManifest } = json;
  return loadLayersModel(io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }));
}

function tensorOf(check: ReadonlyMap<string, NumberArray>, name: string): Tensor {
  return tidy(() => tensor(valuesOf(check, name), [...(check.get(name)?.shape ?? [])]));
}

function fileOf(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (!bytes) throw new RangeError(name);
  return bytes;
}

function valuesOf(arrays: ReadonlyMap<string, NumberArray>, name: string): Float32Array {
  const values = arrays.get(name)?.values;
  if (!(values instanceof Float32Array)) throw new RangeError(name);
  return values;
}

/** The greatest error, relative to numbers greater than 1. */
function errorOf(found: unknown, wanted: Float32Array): number {
  if (!(found instanceof Float32Array) || found.length !== wanted.length) return Number.POSITIVE_INFINITY;
  return wanted.reduce((most, value, at) => {
    const error = Math.abs(value - (found[at] ?? Number.NaN)) / Math.max(1, Math.abs(value));
    return Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(most, error);
  }, 0);
}

function channelsFirst(
  images: Float32Array,
  [height, width, channels]: readonly [number, number, number],
): Float32Array {
  const [pixels, size] = [height * width, height * width * channels];
  return images.map((_, at) => {
    const [image, within] = [Math.floor(at / size), at % size];
    return images[image * size + (within % pixels) * channels + Math.floor(within / pixels)] ?? Number.NaN;
  });
}
