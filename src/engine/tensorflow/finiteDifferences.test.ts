import { env } from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { type Architecture, sizeOf } from "../../experiment/architecture";
import type { ConventionName, LossSizes } from "../../experiment/conventions";
import { type Likelihood, negativeElboObjective, type Objective } from "../../experiment/objective";
import { totalLoss } from "../../model/objective";
import { drawNormals, drawUniforms, Purpose } from "../../model/random";
import { initialState } from "../../model/state";
import { plainBatch } from "../batch";
import { type ReferenceLosses, referenceLosses } from "../reference/reference";
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
  ])("gradients equal finite differences of the loss under $terms, $likelihood, noise $noise", async (change) => {
    const objective: Objective = { ...change, convention: "elbo" };
    await expectDifferences(architecture, objective, (losses) => totalLoss(losses, objective, sizesOf(architecture)));
  });

  it.each<[ConventionName, Likelihood, (losses: ReferenceLosses) => number]>([
    ["elbo", "bernoulli", ({ reconstruction, kl }) => reconstruction + 3 * kl],
    ["cs3232", "bernoulli", ({ reconstruction, kl }) => reconstruction + (3 * kl) / architecture.latentDim],
    ["notes003", "bernoulli", ({ reconstruction, kl }) => reconstruction + 3 * kl * count],
    ["part1", "gaussian", ({ reconstruction, kl }) => (2 * reconstruction) / sizeOf(architecture.imageShape) + 3 * kl],
    ["part1", "bernoulli", ({ reconstruction, kl }) => reconstruction / sizeOf(architecture.imageShape) + 3 * kl],
    ["william-hu", "bernoulli", (losses) => losses.reconstruction + 3 * printedByHu(losses)],
    ["keras", "bernoulli", ({ reconstruction, kl }) => reconstruction + 3 * kl],
    ["pytorch", "bernoulli", ({ reconstruction, kl }) => count * (reconstruction + 3 * kl)],
    [
      "pytorch-vae",
      "gaussian",
      ({ reconstruction, kl }) => (2 * reconstruction) / sizeOf(architecture.imageShape) + 3 * kl,
    ],
  ])("gradients equal finite differences of the loss as %s writes it, %s", async (convention, likelihood, printed) => {
    await expectDifferences(architecture, { ...negativeElboObjective, lambda: 3, likelihood, convention }, printed);
  });
});

function sizesOf({ imageShape, latentDim }: Architecture): LossSizes {
  return { pixels: sizeOf(imageShape), latentDim, batchSize: count };
}

/** Σ (σ² + μ² − log σ − 1), as one lecture prints the divergence. */
function printedByHu({ mu, logVar }: ReferenceLosses): number {
  const sum = logVar.reduce((all, value, at) => all + Math.exp(value) + (mu[at] ?? 0) ** 2 - value / 2 - 1, 0);
  return sum / count;
}

async function expectDifferences(
  architecture: Architecture,
  objective: Objective,
  minimised: (losses: ReferenceLosses) => number,
) {
  const run = await gradientAndLosses(architecture, objective);
  const lossesAt = (parameters: Float64Array) =>
    referenceLosses(architecture, { ...run.state, parameters }, run.batch, objective);
  const losses = lossesAt(run.state.parameters);
  expect(run.losses.reconstruction / losses.reconstruction).toBeCloseTo(1, 5);
  expect(run.losses.kl / losses.kl).toBeCloseTo(1, 5);
  const differences = run.state.parameters.map((_, index) => {
    const at = (change: number) => {
      const moved = run.state.parameters.slice();
      moved[index] = (moved[index] ?? 0) + change;
      return minimised(lossesAt(moved));
    };
    return (at(1e-6) - at(-1e-6)) / 2e-6;
  });
  expect(run.gradient.length).toBe(differences.length);
  const scale = differences.reduce((most, difference) => Math.max(most, Math.abs(difference)), 0);
  expect(scale).toBeGreaterThan(0.05);
  const worst = differences.reduce(
    (most, difference, i) => Math.max(most, Math.abs(difference - (run.gradient[i] ?? Number.NaN))),
    0,
  );
  expect(worst / scale).toBeLessThan(1e-5);
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
  const batch = plainBatch(
    Uint32Array.from({ length: count }, (_, row) => row),
    epsilon,
  );
  const gradient = await engine.gradients(batch, objective);
  await engine.trainStep(batch, objective, 0);
  const [losses] = await engine.readLosses();
  engine.dispose();
  if (!losses) throw new Error("No losses.");
  const x = Float64Array.from(trainImages, (byte) => byte / 255);
  const noise = Float64Array.from(drawNormals(count * architecture.latentDim, epsilon));
  const widened = {
    parameters: Float64Array.from(parameters),
    runningStatistics: Float64Array.from(state.runningStatistics),
  };
  return { state: widened, gradient, losses, batch: { x, epsilon: noise } };
}
