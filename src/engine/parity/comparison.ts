import { expect } from "vitest";
import { type Architecture, labelSize, sizeOf } from "../../experiment/architecture";
import type { Corruption } from "../../experiment/corruption";
import type { Objective } from "../../experiment/objective";
import { type ParameterTensor, parameterLayout } from "../../experiment/parameters";
import { drawNormals, drawUniforms, Purpose } from "../../model/random";
import { initialState, type ModelState } from "../../model/state";
import { type Batch, conditionOf, corruptedBatch, plainBatch } from "../batch";
import type { Engine, EngineSetup } from "../engine";
import { lossesInOrder } from "../knownAnswer/answer";

/** Largest relative error that is still agreement. */
const TOLERANCE = 1e-4;
const IMAGES = 40;

/** The numbers of a network that a comparison is about: before a step, of the step, and after it. */
export interface Numbers {
  readonly gradient: ArrayLike<number>;
  readonly losses: ArrayLike<number>;
  readonly runningStatistics?: ArrayLike<number>;
  readonly parameters?: ArrayLike<number>;
  readonly firstMoments?: ArrayLike<number>;
  readonly secondMoments?: ArrayLike<number>;
  readonly mu?: ArrayLike<number>;
  readonly logVar?: ArrayLike<number>;
  readonly decoded?: ArrayLike<number>;
  readonly evaluated?: ArrayLike<number>;
  readonly latentGradients?: ArrayLike<number>;
}

/** Images that are encoded and evaluated, and codes that are decoded, alone and beside images, and differentiated at. */
const ENCODED = 3;
const DECODED = 2;

/** How many numbers `numbersOf` gives of a network. */
export function countOf(architecture: Architecture): number {
  const { trainableCount, statisticsCount } = parameterLayout(architecture);
  const { imageShape, latentDim } = architecture;
  const state = 4 * trainableCount + statisticsCount;
  const ofCodes = 2 * ENCODED * latentDim + DECODED * (2 * sizeOf(imageShape) + latentDim);
  return state + ofCodes + 2 * lossCount(architecture);
}

/** How many of them the 64-bit reference knows. */
export function referenceCountOf(architecture: Architecture): number {
  const { trainableCount, statisticsCount } = parameterLayout(architecture);
  return trainableCount + statisticsCount + lossCount(architecture);
}

/** Kinds of loss. */
function lossCount({ labelHead }: Architecture): number {
  return labelHead ? 3 : 2;
}

/** What engines are built for in a comparison. */
export function setupFor(architecture: Architecture, batchSize: number): EngineSetup {
  return {
    architecture,
    batchSize,
    trainImages: someImages(architecture),
    trainLabels: someLabels(architecture),
    onProgress: () => {},
    onLost: ({ code }) => {
      throw new Error(code);
    },
  };
}

export function someBatch(images: number, corruption?: Corruption, architecture?: Architecture): Batch {
  const rows = Uint32Array.from({ length: images }, (_, row) => (row * 7 + 3) % IMAGES);
  const epsilon = { seed: 11, counter: 5, purpose: Purpose.epsilon };
  return corruptedBatch(plainBatch(rows, epsilon, architecture && conditionOf(architecture)), corruption);
}

export async function numbersOf(
  engine: Engine,
  architecture: Architecture,
  images: number,
  objective: Objective,
  before = someState(architecture),
): Promise<Required<Numbers>> {
  await engine.writeState(before);
  const batch = someBatch(images, objective.corruption, architecture);
  const labels = someLabels(architecture);
  const pixels = sizeOf(architecture.imageShape);
  const given = someImages(architecture).subarray(0, ENCODED * pixels);
  const { mu, logVar } = await engine.encode(given, labels?.subarray(0, ENCODED));
  const z = drawNormals(DECODED * architecture.latentDim, { seed: 4, counter: 0, purpose: Purpose.prior });
  const asOthers = labels?.subarray(1, 1 + DECODED);
  const towards = given.subarray(0, DECODED * pixels);
  const decoded = [...(await engine.decode(z, asOthers)), ...(await engine.decode(z, asOthers, towards))];
  const key = { seed: 8, counter: 2, purpose: Purpose.heldOutEpsilon };
  const evaluated = lossesInOrder(await engine.evaluate(given, objective, key, labels?.subarray(2, 2 + ENCODED)));
  const toldOf = labels?.subarray(0, DECODED);
  const latentGradients = await engine.latentGradients(towards, z, objective.likelihood, toldOf);
  const gradient = await engine.gradients(batch, objective);
  await engine.trainStep(batch, objective, 0.01);
  const losses = (await engine.readLosses()).flatMap(lossesInOrder);
  const { parameters, firstMoments, secondMoments, runningStatistics } = await engine.readState();
  const after = { parameters, firstMoments, secondMoments, runningStatistics };
  return { gradient, ...after, mu, logVar, decoded, evaluated, latentGradients, losses };
}

/** Images of noise, [40, pixels]. */
export function someImages({ imageShape }: Architecture): Uint8Array {
  const uniforms = drawUniforms(IMAGES * sizeOf(imageShape), { seed: 2, counter: 0, purpose: Purpose.prior });
  return Uint8Array.from(uniforms, (uniform) => Math.floor(uniform * 256));
}

/** The classes of these images where a network is told or learns them, some unknown to a label head and the last one's to both. */
export function someLabels(architecture: Architecture): Uint8Array | null {
  const classes = labelSize(architecture);
  if (classes === 0) return null;
  const isUnknown = (row: number) => row === IMAGES - 1 || (architecture.labelHead !== undefined && row % 4 === 3);
  return Uint8Array.from({ length: IMAGES }, (_, row) => (isUnknown(row) ? 255 : (row * 3 + 1) % classes));
}

/** A state in the midst of training, where Adam does not divide by next to nothing. */
export function someState(architecture: Architecture): ModelState {
  const state = initialState(architecture, 3);
  const drawn = (counter: number, count: number) => drawUniforms(count, { seed: 6, counter, purpose: Purpose.weights });
  const count = state.parameters.length;
  const shifts = drawn(0, count);
  return {
    parameters: state.parameters.map((value, index) => value + 0.1 * (shifts[index] ?? 0) - 0.05),
    runningStatistics: drawn(1, state.runningStatistics.length).map((value) => value + 0.1),
    firstMoments: drawn(2, count).map((value) => value - 0.5),
    secondMoments: drawn(3, count).map((value) => value + 0.1),
    updates: 9,
  };
}

/** What `Numbers` holds, and whether as one tensor for each parameter, each running statistic, or in one piece. */
const parts: Readonly<Record<keyof Numbers, "trainable" | "statistics" | "whole">> = {
  gradient: "trainable",
  parameters: "trainable",
  firstMoments: "trainable",
  secondMoments: "trainable",
  runningStatistics: "statistics",
  losses: "whole",
  mu: "whole",
  logVar: "whole",
  decoded: "whole",
  evaluated: "whole",
  latentGradients: "whole",
};

/**
 * Fails where two engines differ by more than the tolerance in any tensor, or where one has numbers that the other lacks;
 * returns how many numbers were compared.
 */
export function expectSameNumbers(
  ours: Numbers,
  theirs: Numbers,
  architecture: Architecture,
  tolerance = TOLERANCE,
): number {
  const layout = parameterLayout(architecture);
  expect(Object.keys(ours).sort(), "what is compared").toEqual(Object.keys(theirs).sort());
  const names = Object.keys(parts) as (keyof Numbers)[];
  return names.reduce((count, name) => {
    const [one, other] = [ours[name], theirs[name]];
    if (!one || !other) return count;
    const kind = parts[name];
    const tensors = kind === "whole" ? [{ name, offset: 0, size: other.length }] : layout[kind];
    return count + expectAgreement(one, other, tensors, tolerance);
  }, 0);
}

/**
 * Relative error of each tensor, as a share of its length as a vector. A tensor far shorter than its layer's others or
 * than a tenth of the whole, such as the gradient of a bias that batch norm takes away again, is held against those.
 * Fails also where the tensors are not all of both; returns how many numbers were compared.
 */
function expectAgreement(
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
  tensors: readonly Pick<ParameterTensor, "name" | "offset" | "size">[],
  tolerance = TOLERANCE,
): number {
  const count = tensors.reduce((sum, { size }) => sum + size, 0);
  expect([ours.length, theirs.length], "numbers of both").toEqual([count, count]);
  const everything = spreadOf(theirs, [{ offset: 0, size: theirs.length }]);
  for (const tensor of tensors) {
    const { name, offset, size } = tensor;
    const differences = Float64Array.from({ length: size }, (_, index) => {
      return (ours[offset + index] ?? Number.NaN) - (theirs[offset + index] ?? Number.NaN);
    });
    const layer = tensors.filter((other) => layerOf(other.name) === layerOf(name));
    const scale = Math.max(spreadOf(theirs, [tensor]), spreadOf(theirs, layer), 0.1 * everything, 1e-12);
    const error = spreadOf(differences, [{ offset: 0, size }]) / scale;
    expect(error, `${name}: relative error`).toBeLessThanOrEqual(tolerance);
  }
  return count;
}

function layerOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/"));
}

/** Root of the mean square of some tensors' numbers. */
function spreadOf(numbers: ArrayLike<number>, tensors: readonly Pick<ParameterTensor, "offset" | "size">[]): number {
  let sum = 0;
  let count = 0;
  for (const { offset, size } of tensors) {
    for (let index = offset; index < offset + size; index++) sum += (numbers[index] ?? 0) ** 2;
    count += size;
  }
  return Math.sqrt(sum / Math.max(1, count));
}
