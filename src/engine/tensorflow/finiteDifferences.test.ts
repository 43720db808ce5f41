import { env } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import {
  type Architecture,
  BATCH_NORMALIZATION_EPSILON,
  inferShapes,
  type Layer,
  type Shape,
  sizeOf,
} from "../../experiment/architecture";
import type { ConventionName, LossSizes } from "../../experiment/conventions";
import { type Likelihood, negativeElboObjective, type Objective } from "../../experiment/objective";
import { parameterLayout } from "../../experiment/parameters";
import { drawNormals, drawUniforms, Purpose } from "../../experiment/random";
import { klOf } from "../../model/kl";
import { reconstructionLoss } from "../../model/likelihood";
import { totalLoss } from "../../model/objective";
import { reparameterised } from "../../model/posterior";
import { initialState } from "../../model/state";
import { createTensorFlowEngine } from "./engine";

env().set("IS_TEST", true);

const convolutional: Architecture = {
  imageShape: [4, 4, 1],
  latentDim: 2,
  encoder: [
    { kind: "conv2d", filters: 2, stride: 2, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "conv2d", filters: 3, stride: 1, activation: "linear" },
    { kind: "flatten" },
    { kind: "dense", units: 4, activation: "relu" },
    { kind: "batchNormalization" },
  ],
  decoder: [
    { kind: "dense", units: 8, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "reshape", shape: [2, 2, 2] },
    { kind: "conv2dTranspose", filters: 3, stride: 2, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "conv2dTranspose", filters: 1, stride: 1, activation: "linear" },
  ],
};

/** Three channels on odd sides, where padding differs. */
const odd: Architecture = {
  imageShape: [5, 3, 3],
  latentDim: 3,
  encoder: [{ kind: "conv2d", filters: 2, stride: 2, activation: "relu" }, { kind: "flatten" }],
  decoder: [
    { kind: "dense", units: 6, activation: "relu" },
    { kind: "dense", units: 45, activation: "linear" },
    { kind: "reshape", shape: [5, 3, 3] },
  ],
};

const count = 6;

describe.each([
  ["convolutional", convolutional],
  ["odd-sided, three-channelled", odd],
])("in a %s network", (_, architecture) => {
  it.each<Omit<Objective, "convention">>([
    { terms: "combined", lambda: 1, likelihood: "bernoulli", noise: "learned" },
    { terms: "combined", lambda: 20, likelihood: "gaussian", noise: "learned" },
    { terms: "combined", lambda: 0.3, likelihood: "bernoulli", noise: "one" },
    { terms: "reconstruction", lambda: 1, likelihood: "gaussian", noise: "zero" },
    { terms: "kl", lambda: 2, likelihood: "bernoulli", noise: "learned" },
  ])("gradients are the slopes of the loss under $terms, $likelihood, noise $noise", async (change) => {
    const objective: Objective = { ...change, convention: "elbo" };
    await expectSlopes(architecture, objective, (losses) => totalLoss(losses, objective, sizesOf(architecture)));
  });

  it.each<[ConventionName, Likelihood, (told: Told) => number]>([
    ["elbo", "bernoulli", ({ reconstruction, kl }) => reconstruction + 3 * kl],
    ["cs3232", "bernoulli", ({ reconstruction, kl }) => reconstruction + (3 * kl) / architecture.latentDim],
    ["notes003", "bernoulli", ({ reconstruction, kl }) => reconstruction + 3 * kl * count],
    ["part1", "gaussian", ({ reconstruction, kl }) => (2 * reconstruction) / sizeOf(architecture.imageShape) + 3 * kl],
    ["part1", "bernoulli", ({ reconstruction, kl }) => reconstruction / sizeOf(architecture.imageShape) + 3 * kl],
    ["william-hu", "bernoulli", ({ reconstruction, printedByHu }) => reconstruction + 3 * printedByHu],
    ["keras", "bernoulli", ({ reconstruction, kl }) => reconstruction + 3 * kl],
    ["pytorch", "bernoulli", ({ reconstruction, kl }) => count * (reconstruction + 3 * kl)],
    [
      "pytorch-vae",
      "gaussian",
      ({ reconstruction, kl }) => (2 * reconstruction) / sizeOf(architecture.imageShape) + 3 * kl,
    ],
  ])("gradients are the slopes of the loss as %s writes it, %s", async (convention, likelihood, printed) => {
    await expectSlopes(architecture, { ...negativeElboObjective, lambda: 3, likelihood, convention }, printed);
  });
});

type Told = ReturnType<typeof float64Losses>;

function sizesOf({ imageShape, latentDim }: Architecture): LossSizes {
  return { pixels: sizeOf(imageShape), latentDim, batchSize: count };
}

async function expectSlopes(architecture: Architecture, objective: Objective, minimised: (told: Told) => number) {
  const run = await gradientAndLosses(architecture, objective);
  const losses = float64Losses(architecture, run.parameters, run.batch, objective);
  expect(run.losses.reconstruction / losses.reconstruction).toBeCloseTo(1, 5);
  expect(run.losses.kl / losses.kl).toBeCloseTo(1, 5);
  const slopes = Float64Array.from(run.parameters, (_, index) => {
    const at = (change: number) => {
      const moved = Float64Array.from(run.parameters);
      moved[index] = (moved[index] ?? 0) + change;
      return minimised(float64Losses(architecture, moved, run.batch, objective));
    };
    return (at(1e-6) - at(-1e-6)) / 2e-6;
  });
  const scale = slopes.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
  expect(scale).toBeGreaterThan(0.05);
  const worst = slopes.reduce((most, slope, i) => Math.max(most, Math.abs(slope - (run.gradient[i] ?? 0))), 0);
  expect(worst / scale).toBeLessThan(1e-5);
}

interface Rows {
  readonly x: readonly number[][];
  readonly epsilon: readonly number[][];
}

async function gradientAndLosses(architecture: Architecture, objective: Objective) {
  const pixels = sizeOf(architecture.imageShape);
  const trainImages = Uint8Array.from(
    drawUniforms(count * pixels, { seed: 3, counter: 0, purpose: Purpose.prior }),
    (uniform) => Math.floor(uniform * 256),
  );
  const setup = { architecture, batchSize: count, trainImages, onProgress: () => {}, onLost: () => {} };
  const engine = await createTensorFlowEngine("TensorFlow.js CPU", setup);
  const state = initialState(architecture, 11);
  // Biases off 0, so that no ReLU sits on its kink.
  const shift = drawNormals(state.parameters.length, { seed: 4, counter: 0, purpose: Purpose.prior });
  const parameters = state.parameters.map((value, index) => value + 0.2 * (shift[index] ?? 0));
  await engine.writeState({ ...state, parameters });
  const epsilon = { seed: 8, counter: 2, purpose: Purpose.epsilon };
  const indices = Uint32Array.from({ length: count }, (_, row) => row);
  const gradient = await engine.gradients({ indices, epsilon }, objective);
  await engine.trainStep({ indices, epsilon }, objective, 0);
  const [losses] = await engine.readLosses();
  engine.dispose();
  if (!losses) throw new Error("No losses.");
  const x = rowsOf(trainImages, pixels).map((row) => row.map((byte) => byte / 255));
  const noise = rowsOf(drawNormals(count * architecture.latentDim, epsilon), architecture.latentDim);
  return { parameters, gradient, losses, batch: { x, epsilon: noise } };
}

function rowsOf(block: ArrayLike<number>, length: number): number[][] {
  const rows = Array.from({ length: block.length / length }, (_, row) => row * length);
  return rows.map((start) => Array.from({ length }, (_, column) => block[start + column] ?? 0));
}

/** The losses of a batch in 64-bit arithmetic, written down from the definitions and sharing no code with the engine. */
function float64Losses(architecture: Architecture, numbers: ArrayLike<number>, batch: Rows, objective: Objective) {
  const tensors = new Map(parameterLayout(architecture).trainable.map((tensor) => [tensor.name, tensor]));
  const read = (name: string) => {
    const tensor = tensors.get(name);
    return (index: number) => numbers[(tensor?.offset ?? 0) + index] ?? Number.NaN;
  };
  const shapes = inferShapes(architecture);
  const pass = (part: string, layers: readonly Layer[], outputs: readonly Shape[], first: Shape, rows: number[][]) =>
    layers.reduce((input, layer, index) => {
      const from = index === 0 ? first : (outputs[index - 1] ?? first);
      return layerOutput(layer, (role) => read(`${part}/${index}/${role}`), from, outputs[index] ?? from, input);
    }, rows);
  const code = pass("encoder", architecture.encoder, shapes.encoder, architecture.imageShape, [...batch.x]);
  const head = (name: string) =>
    code.map((row) => dense(row, architecture.latentDim, (role) => read(`${name}/${role}`)));
  const [mu, logVar] = [head("mu"), head("logVar")];
  const z = mu.map((row, i) => reparameterised(row, logVar[i] ?? [], batch.epsilon[i] ?? [], objective.noise));
  const logits = pass("decoder", architecture.decoder, shapes.decoder, [architecture.latentDim], z);
  const mean = (of: (row: number) => number) => mu.reduce((sum, _, row) => sum + of(row), 0) / mu.length;
  return {
    reconstruction: mean((i) => reconstructionLoss(objective.likelihood, logits[i] ?? [], batch.x[i] ?? [])),
    kl: mean((i) => klOf(mu[i] ?? [], logVar[i] ?? [], objective.noise)),
    /** Σ (σ² + μ² − log σ − 1), as one lecture prints the divergence. */
    printedByHu: mean((i) =>
      (logVar[i] ?? []).reduce((sum, value, d) => sum + Math.exp(value) + (mu[i]?.[d] ?? 0) ** 2 - value / 2 - 1, 0),
    ),
  };
}

type Read = (role: string) => (index: number) => number;

function layerOutput(layer: Layer, read: Read, from: Shape, to: Shape, rows: number[][]): number[][] {
  const active = (row: number[]) =>
    "activation" in layer && layer.activation === "relu" ? row.map((value) => Math.max(0, value)) : row;
  switch (layer.kind) {
    case "conv2d":
      return rows.map((row) => active(convolution(row, from, to, layer.stride, read)));
    case "conv2dTranspose":
      return rows.map((row) => active(transposedConvolution(row, from, to, layer.stride, read)));
    case "dense":
      return rows.map((row) => active(dense(row, layer.units, read)));
    case "batchNormalization":
      return normalised(rows, from.at(-1) ?? 1, read);
    default:
      return rows;
  }
}

function dense(row: number[], units: number, read: Read): number[] {
  const [kernel, bias] = [read("kernel"), read("bias")];
  return Array.from({ length: units }, (_, unit) =>
    row.reduce((sum, value, input) => sum + value * kernel(input * units + unit), bias(unit)),
  );
}

/** Calls `visit` with the large image's position, the small one's and the tap that connects them under SAME padding. */
function connect(
  large: Shape,
  small: Shape,
  stride: number,
  visit: (large: number, small: number, tap: number) => void,
) {
  const [rows, columns] = [large[0] ?? 0, large[1] ?? 0];
  const [smallRows, smallColumns] = [small[0] ?? 0, small[1] ?? 0];
  const before = (length: number, outputs: number) => Math.floor(Math.max(0, (outputs - 1) * stride + 3 - length) / 2);
  for (let i = 0; i < smallRows * smallColumns; i++) {
    for (let tap = 0; tap < 9; tap++) {
      const row = Math.floor(i / smallColumns) * stride + Math.floor(tap / 3) - before(rows, smallRows);
      const column = (i % smallColumns) * stride + (tap % 3) - before(columns, smallColumns);
      if (row >= 0 && row < rows && column >= 0 && column < columns) visit(row * columns + column, i, tap);
    }
  }
}

function convolution(row: number[], from: Shape, to: Shape, stride: number, read: Read): number[] {
  const [inputs, outputs] = [from.at(-1) ?? 0, to.at(-1) ?? 0];
  const [kernel, bias] = [read("kernel"), read("bias")];
  const out = Array.from({ length: sizeOf(to) }, (_, index) => bias(index % outputs));
  connect(from, to, stride, (large, small, tap) => {
    for (let pair = 0; pair < inputs * outputs; pair++) {
      const [input, output] = [Math.floor(pair / outputs), pair % outputs];
      const weight = kernel((tap * inputs + input) * outputs + output);
      out[small * outputs + output] =
        (out[small * outputs + output] ?? 0) + weight * (row[large * inputs + input] ?? 0);
    }
  });
  return out;
}

function transposedConvolution(row: number[], from: Shape, to: Shape, stride: number, read: Read): number[] {
  const [inputs, outputs] = [from.at(-1) ?? 0, to.at(-1) ?? 0];
  const [kernel, bias] = [read("kernel"), read("bias")];
  const out = Array.from({ length: sizeOf(to) }, (_, index) => bias(index % outputs));
  connect(to, from, stride, (large, small, tap) => {
    for (let pair = 0; pair < inputs * outputs; pair++) {
      const [input, output] = [pair % inputs, Math.floor(pair / inputs)];
      const weight = kernel((tap * outputs + output) * inputs + input);
      out[large * outputs + output] =
        (out[large * outputs + output] ?? 0) + weight * (row[small * inputs + input] ?? 0);
    }
  });
  return out;
}

function normalised(rows: number[][], channels: number, read: Read): number[][] {
  const [gamma, beta] = [read("gamma"), read("beta")];
  const statistics = Array.from({ length: channels }, (_, channel) => {
    const values = rows.flatMap((row) => row.filter((_, index) => index % channels === channel));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, deviation: Math.sqrt(variance + BATCH_NORMALIZATION_EPSILON) };
  });
  return rows.map((row) =>
    row.map((value, index) => {
      const { mean, deviation } = statistics[index % channels] ?? { mean: Number.NaN, deviation: 1 };
      return beta(index % channels) + (gamma(index % channels) * (value - mean)) / deviation;
    }),
  );
}
