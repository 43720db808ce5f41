import { env, engine as tensorFlow } from "@tensorflow/tfjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Architecture } from "../../experiment/architecture";
import { negativeElboObjective, type Objective } from "../../experiment/objective";
import { parameterLayout } from "../../experiment/parameters";
import { drawUniforms, Purpose } from "../../model/random";
import { ADAM, initialState, type ModelState } from "../../model/state";
import { type Batch, plainBatch } from "../batch";
import type { Engine } from "../engine";
import { createTensorFlowEngine } from "./engine";

const architecture: Architecture = {
  imageShape: [4, 4, 1],
  latentDim: 2,
  encoder: [
    { kind: "conv2d", filters: 2, stride: 2, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "flatten" },
    { kind: "dense", units: 5, activation: "relu" },
  ],
  decoder: [
    { kind: "dense", units: 8, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "reshape", shape: [2, 2, 2] },
    { kind: "conv2dTranspose", filters: 3, stride: 2, activation: "relu" },
    { kind: "conv2dTranspose", filters: 1, stride: 1, activation: "linear" },
  ],
};
const layout = parameterLayout(architecture);
const pixels = 16;
const imageCount = 12;
const trainImages = Uint8Array.from(
  drawUniforms(imageCount * pixels, { seed: 9, counter: 0, purpose: Purpose.prior }),
  (uniform) => Math.floor(uniform * 256),
);
const elbo = negativeElboObjective;

// Else TensorFlow.js advertises its Node back end at every start.
env().set("IS_TEST", true);

describe("TensorFlow.js engine", () => {
  let engine: Engine;
  let before: number;

  beforeEach(async () => {
    before = tensorCount();
    engine = await create();
    await engine.writeState(initialState(architecture, 5));
  });

  afterEach(() => {
    engine.dispose();
    expect(tensorCount()).toBe(before);
    expect(tensorFlow().registry).toEqual({});
  });

  it("gives back the state that was written", async () => {
    const state = someState();
    await engine.writeState(state);
    expect(await engine.readState()).toEqual(state);
  });

  it("makes the same three steps, bit by bit, from the same state", async () => {
    await steps(engine, 2);
    const state = await engine.readState();
    await steps(engine, 3);
    const first = await engine.readState();
    await engine.writeState(state);
    await steps(engine, 3);
    expect(await engine.readState()).toEqual(first);
  });

  it("updates as Adam does", async () => {
    const state = someState();
    await engine.writeState(state);
    const gradient = await engine.gradients(batch(3), elbo);
    await engine.trainStep(batch(3), elbo, 0.01);
    const after = await engine.readState();
    expect(after.updates).toBe(state.updates + 1);
    const wanted = adam(state, gradient, 0.01);
    expectClose(after.firstMoments, wanted.firstMoments, 1e-6);
    expectClose(after.secondMoments, wanted.secondMoments, 1e-6);
    expectClose(after.parameters, wanted.parameters, 1e-6);
  });

  it("changes nothing when asked for gradients", async () => {
    const state = await engine.readState();
    await engine.gradients(batch(0), elbo);
    expect(await engine.readState()).toEqual(state);
  });

  it("leaves no gradient in the decoder under KL only, and lets its moments decay", async () => {
    const state = someState();
    await engine.writeState(state);
    const gradient = await engine.gradients(batch(0), { ...elbo, terms: "kl" });
    const start = offsetOf("decoder/0/kernel");
    expect(gradient.subarray(start).every((value) => value === 0)).toBe(true);
    expect(gradient.subarray(0, start).some((value) => value !== 0)).toBe(true);
    await engine.trainStep(batch(0), { ...elbo, terms: "kl" }, 0.01);
    const after = await engine.readState();
    const decayed = state.firstMoments.map((moment) => moment * ADAM.beta1);
    expectClose(after.firstMoments.subarray(start), decayed.subarray(start), 1e-6);
  });

  it("teaches the encoder under KL only, be the decoder ever so broken", async () => {
    const state = initialState(architecture, 5);
    const start = offsetOf("decoder/0/kernel");
    await engine.writeState({ ...state, parameters: state.parameters.fill(1e30, start) });
    const gradient = await engine.gradients(batch(0), { ...elbo, terms: "kl" });
    expect(gradient.every(Number.isFinite)).toBe(true);
    expect(gradient.subarray(start).every((value) => value === 0)).toBe(true);
  });

  it.each(["zero", "one"] as const)("leaves no gradient in the logVar head where noise is %s", async (noise) => {
    const gradient = await engine.gradients(batch(0), { ...elbo, noise });
    const head = gradient.subarray(offsetOf("logVar/kernel"), offsetOf("decoder/0/kernel"));
    expect(head.every((value) => value === 0)).toBe(true);
  });

  it("has no gradient at all where KL alone counts, with weight 0", async () => {
    const gradient = await engine.gradients(batch(0), { ...elbo, terms: "kl", lambda: 0 });
    expect(gradient.every((value) => value === 0)).toBe(true);
  });

  it("reports the losses of each step once, oldest first", async () => {
    await steps(engine, 3);
    const losses = await engine.readLosses();
    expect(losses).toHaveLength(3);
    expect(await engine.readLosses()).toEqual([]);
    await engine.writeState(initialState(architecture, 5));
    await steps(engine, 1);
    expect(await engine.readLosses()).toEqual(losses.slice(0, 1));
  });

  it("learns", async () => {
    const objective: Objective = { ...elbo, terms: "reconstruction" };
    for (let step = 0; step < 60; step++) await engine.trainStep(batch(step, 8), objective, 0.02);
    const losses = await engine.readLosses();
    expect(losses.at(-1)?.reconstruction).toBeLessThan((losses.at(0)?.reconstruction ?? 0) - 0.5);
  });

  it("moves running statistics a tenth of the way to those of the batch", async () => {
    const dead = initialState(architecture, 5);
    dead.parameters.fill(0, offsetOf("encoder/0/kernel"), offsetOf("encoder/0/bias"));
    dead.parameters.fill(3, offsetOf("encoder/0/bias"), offsetOf("encoder/1/gamma"));
    await engine.writeState(dead);
    await steps(engine, 1);
    const { runningStatistics } = await engine.readState();
    expectClose(runningStatistics.subarray(0, 4), [0.3, 0.3, 0.9, 0.9], 1e-6);
  });

  it("encodes, decodes and evaluates with running statistics, whatever else is in the batch", async () => {
    await steps(engine, 2);
    const all = await engine.encode(trainImages);
    const one = await engine.encode(trainImages.subarray(3 * pixels, 4 * pixels));
    expectClose(one.mu, all.mu.subarray(6, 8), 1e-6);
    expectClose(one.logVar, all.logVar.subarray(6, 8), 1e-6);
    const decoded = await engine.decode(all.mu);
    expectClose(await engine.decode(one.mu), decoded.subarray(3 * pixels, 4 * pixels), 1e-6);
    expect(decoded.every((mean) => mean > 0 && mean < 1)).toBe(true);
  });

  it("gives logVar as it is read, held within ±20", async () => {
    const state = initialState(architecture, 5);
    state.parameters.set([100, -100], offsetOf("logVar/bias"));
    await engine.writeState(state);
    expect((await engine.encode(trainImages.subarray(0, pixels))).logVar).toEqual(Float32Array.of(20, -20));
  });

  it("computes many images as it computes few", async () => {
    const repeated = Uint8Array.from({ length: 300 * pixels }, (_, index) => trainImages[index % (3 * pixels)] ?? 0);
    const { mu } = await engine.encode(repeated);
    expectClose(mu.subarray(594, 600), (await engine.encode(repeated.subarray(0, 3 * pixels))).mu, 1e-6);
    const key = { seed: 1, counter: 0, purpose: Purpose.heldOutEpsilon };
    const silent: Objective = { ...elbo, noise: "zero" };
    const many = await engine.evaluate(repeated, silent, key);
    const few = await engine.evaluate(repeated.subarray(0, 3 * pixels), silent, key);
    expect(many.reconstruction).toBeCloseTo(few.reconstruction, 4);
    expect(many.kl).toBeCloseTo(few.kl, 4);
  });

  it("encodes and decodes nothing to nothing", async () => {
    expect((await engine.encode(new Uint8Array())).mu).toHaveLength(0);
    expect(await engine.decode(new Float32Array())).toHaveLength(0);
  });

  it("holds no more tensors after many calls than after the first", async () => {
    await everyCall(engine);
    const tensors = tensorCount();
    for (let round = 0; round < 3; round++) await everyCall(engine);
    expect(tensorCount()).toBe(tensors);
  });

  it("frees a back end once, not that of the engine after it", async () => {
    const first = engine;
    first.dispose();
    engine = await create();
    first.dispose();
    await engine.writeState(initialState(architecture, 5));
    expect(await engine.decode(new Float32Array(2))).toHaveLength(pixels);
  });

  it("starts anew after it was disposed of", async () => {
    await steps(engine, 1);
    const state = await engine.readState();
    engine.dispose();
    engine = await create();
    await engine.writeState(initialState(architecture, 5));
    await steps(engine, 1);
    expect(await engine.readState()).toEqual(state);
  });
});

/** Counted without a back end: there is none before the first engine and after the last. */
function tensorCount(): number {
  return tensorFlow().state.numTensors;
}

function create(): Promise<Engine> {
  return createTensorFlowEngine("TensorFlow.js CPU", {
    architecture,
    batchSize: 8,
    trainImages,
    onProgress: () => {},
    onLost: () => {},
  });
}

function batch(step: number, size = 5): Batch {
  const rows = Uint32Array.from({ length: size }, (_, row) => (step * 3 + row) % imageCount);
  return plainBatch(rows, { seed: 5, counter: step, purpose: Purpose.epsilon });
}

async function steps(engine: Engine, count: number): Promise<void> {
  for (let step = 0; step < count; step++) await engine.trainStep(batch(step), elbo, 0.01);
}

async function everyCall(engine: Engine): Promise<void> {
  await steps(engine, 2);
  await engine.readLosses();
  await engine.gradients(batch(0), { ...elbo, likelihood: "gaussian" });
  const { mu } = await engine.encode(trainImages);
  await engine.decode(mu);
  await engine.evaluate(trainImages, elbo, { seed: 1, counter: 0, purpose: Purpose.heldOutEpsilon });
  await engine.writeState(await engine.readState());
}

/** A state in mid-training: every number differs from its start. */
function someState(): ModelState {
  const state = initialState(architecture, 7);
  const fraction = (index: number) => ((index * 37) % 101) / 101;
  state.firstMoments.forEach((_, index, moments) => {
    moments[index] = fraction(index) - 0.5;
  });
  state.secondMoments.forEach((_, index, moments) => {
    moments[index] = fraction(index + 1) + 0.01;
  });
  state.runningStatistics.forEach((value, index, statistics) => {
    statistics[index] = value + fraction(index) / 10;
  });
  return { ...state, updates: 4 };
}

function adam(state: ModelState, gradient: Float32Array, learningRate: number) {
  const { beta1, beta2, epsilon } = ADAM;
  const t = state.updates + 1;
  const first = Float64Array.from(gradient, (g, i) => beta1 * (state.firstMoments[i] ?? 0) + (1 - beta1) * g);
  const second = Float64Array.from(gradient, (g, i) => beta2 * (state.secondMoments[i] ?? 0) + (1 - beta2) * g * g);
  const parameters = Float64Array.from(state.parameters, (value, i) => {
    const mean = (first[i] ?? 0) / (1 - beta1 ** t);
    const square = (second[i] ?? 0) / (1 - beta2 ** t);
    return value - (learningRate * mean) / (Math.sqrt(square) + epsilon);
  });
  return { firstMoments: first, secondMoments: second, parameters };
}

function offsetOf(name: string): number {
  const tensor = layout.trainable.find((candidate) => candidate.name === name);
  if (!tensor) throw new RangeError(`There is no ${name}.`);
  return tensor.offset;
}

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, tolerance: number): void {
  expect(found).toHaveLength(wanted.length);
  for (let index = 0; index < wanted.length; index++) {
    expect(Math.abs((found[index] ?? Number.NaN) - (wanted[index] ?? Number.NaN))).toBeLessThanOrEqual(tolerance);
  }
}
