import { expect } from "vitest";
import { type Architecture, sizeOf } from "../../experiment/architecture";
import type { Objective } from "../../experiment/objective";
import { type ParameterTensor, parameterLayout } from "../../experiment/parameters";
import { drawNormals, drawUniforms, Purpose } from "../../experiment/random";
import { initialState, type ModelState } from "../../model/state";
import type { Batch, Engine, EngineSetup } from "../engine";

/** Largest relative error that is still agreement. */
const TOLERANCE = 1e-4;
const IMAGES = 40;

/** All numbers that an engine can give of a network: before a step, of the step, and after it. */
export interface Numbers {
  readonly gradient: ArrayLike<number>;
  readonly losses: ArrayLike<number>;
  readonly state?: ModelState;
  readonly mu?: ArrayLike<number>;
  readonly logVar?: ArrayLike<number>;
  readonly decoded?: ArrayLike<number>;
  readonly evaluated?: ArrayLike<number>;
  readonly slopes?: ArrayLike<number>;
}

/** What engines are built for in a comparison. */
export function setupFor(architecture: Architecture, batchSize: number): EngineSetup {
  return {
    architecture,
    batchSize,
    trainImages: someImages(architecture),
    onProgress: () => {},
    onLost: (reason) => {
      throw new Error(reason);
    },
  };
}

export function someBatch(images: number): Batch {
  return {
    indices: Uint32Array.from({ length: images }, (_, row) => (row * 7 + 3) % IMAGES),
    epsilon: { seed: 11, counter: 5, purpose: Purpose.epsilon },
  };
}

export async function numbersOf(
  engine: Engine,
  architecture: Architecture,
  images: number,
  objective: Objective,
  before = someState(architecture),
): Promise<Required<Numbers>> {
  await engine.writeState(before);
  const batch = someBatch(images);
  const given = someImages(architecture).subarray(0, 5 * sizeOf(architecture.imageShape));
  const { mu, logVar } = await engine.encode(given);
  const z = drawNormals(3 * architecture.latentDim, { seed: 4, counter: 0, purpose: Purpose.prior });
  const decoded = await engine.decode(z);
  const key = { seed: 8, counter: 2, purpose: Purpose.heldOutEpsilon };
  const { reconstruction, kl } = await engine.evaluate(given, objective, key);
  const three = given.subarray(0, 3 * sizeOf(architecture.imageShape));
  const slopes = await engine.slopes(three, z, objective.likelihood);
  const gradient = await engine.gradients(batch, objective);
  await engine.trainStep(batch, objective, 0.01);
  const losses = (await engine.readLosses()).flatMap((each) => [each.reconstruction, each.kl]);
  const state = await engine.readState();
  return { gradient, state, mu, logVar, decoded, evaluated: [reconstruction, kl], slopes, losses };
}

/** Images of noise, [40, pixels]. */
export function someImages({ imageShape }: Architecture): Uint8Array {
  const uniforms = drawUniforms(IMAGES * sizeOf(imageShape), { seed: 2, counter: 0, purpose: Purpose.prior });
  return Uint8Array.from(uniforms, (uniform) => Math.floor(uniform * 256));
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

/** Fails where two engines differ by more than the tolerance in any tensor. */
export function expectSameNumbers(
  ours: Numbers,
  theirs: Numbers,
  architecture: Architecture,
  tolerance = TOLERANCE,
): void {
  const { trainable, statistics } = parameterLayout(architecture);
  expectAgreement(ours.gradient, theirs.gradient, trainable, tolerance);
  if (ours.state && theirs.state) {
    for (const block of ["parameters", "firstMoments", "secondMoments"] as const) {
      expectAgreement(ours.state[block], theirs.state[block], trainable, tolerance);
    }
    expectAgreement(ours.state.runningStatistics, theirs.state.runningStatistics, statistics, tolerance);
  }
  for (const part of ["losses", "mu", "logVar", "decoded", "evaluated", "slopes"] as const) {
    const [one, other] = [ours[part], theirs[part]];
    if (one && other) expectAgreement(one, other, [{ name: part, offset: 0, size: other.length }], tolerance);
  }
}

/**
 * Relative error of each tensor, as a share of its length as a vector. A tensor far shorter than its layer's others or
 * than a tenth of the whole, such as the gradient of a bias that batch norm takes away again, is held against those.
 */
export function expectAgreement(
  ours: ArrayLike<number>,
  theirs: ArrayLike<number>,
  tensors: readonly Pick<ParameterTensor, "name" | "offset" | "size">[],
  tolerance = TOLERANCE,
): void {
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
