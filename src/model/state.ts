import type { Architecture } from "../experiment/architecture";
import { type ParameterTensor, parameterLayout } from "../experiment/parameters";
import { drawUniforms, Purpose } from "./random";

/** All numbers of a model in training: with the step to come it determines every later one. */
export interface ModelState {
  /** Trainable parameters in the order of `parameterLayout`. */
  readonly parameters: Float32Array;
  /** Batch norm's running means and variances in the order of `parameterLayout`. */
  readonly runningStatistics: Float32Array;
  /** Adam's decayed mean of the gradients, one a parameter. */
  readonly firstMoments: Float32Array;
  /** Adam's decayed mean of the squared gradients, one a parameter. */
  readonly secondMoments: Float32Array;
  /** How many updates Adam has made: the exponent of its bias correction. */
  readonly updates: number;
}

/** A moment of a run that it can go on from, on any engine. */
export interface Checkpoint {
  /** Training steps taken. */
  readonly step: number;
  readonly state: ModelState;
}

/** Adam's constants (Kingma and Ba 2015, algorithm 1), with Keras' epsilon. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

/**
 * Untrained state: kernels uniform by Glorot and Bengio (2010, equation 16), those of the two heads half as wide as by
 * their equation 1, gamma and running variance 1, all else 0.
 * @throws ArchitectureError where layers do not fit together
 */
export function initialState(architecture: Architecture, seed: number): ModelState {
  const layout = parameterLayout(architecture);
  const parameters = new Float32Array(layout.trainableCount);
  for (const [index, tensor] of layout.trainable.entries()) {
    if (tensor.role === "kernel") parameters.set(drawKernel(tensor, seed, index), tensor.offset);
    if (tensor.role === "gamma") parameters.fill(1, tensor.offset, tensor.offset + tensor.size);
  }
  const runningStatistics = new Float32Array(layout.statisticsCount);
  for (const { role, offset, size } of layout.statistics) {
    if (role === "runningVariance") runningStatistics.fill(1, offset, offset + size);
  }
  return {
    parameters,
    runningStatistics,
    firstMoments: new Float32Array(layout.trainableCount),
    secondMoments: new Float32Array(layout.trainableCount),
    updates: 0,
  };
}

/** Whether every number is finite, seen on the CPU: a GPU may hide NaN. */
export function isFiniteState(state: ModelState): boolean {
  return [state.parameters, state.runningStatistics, state.firstMoments, state.secondMoments].every(isFiniteArray);
}

export function isFiniteArray(numbers: Float32Array): boolean {
  return numbers.every(Number.isFinite);
}

function drawKernel(tensor: ParameterTensor, seed: number, counter: number): Float32Array {
  const limit = isHead(tensor) ? headLimit(tensor) : glorotLimit(tensor);
  const drawn = drawUniforms(tensor.size, { seed, counter, purpose: Purpose.weights });
  return drawn.map((uniform) => (2 * uniform - 1) * limit);
}

function isHead({ name }: ParameterTensor): boolean {
  return name === "mu/kernel" || name === "logVar/kernel";
}

/**
 * Narrow, so that every posterior begins near the prior: what is wider takes Adam epochs to undo with KL only. Glorot's
 * limit is the widest here, where outputs are few.
 */
function headLimit({ shape }: ParameterTensor): number {
  return 0.5 / Math.sqrt(shape[0] as number);
}

function glorotLimit({ shape, size }: ParameterTensor): number {
  const [inputs, outputs] = shape.slice(-2) as [number, number];
  return Math.sqrt(6 / ((inputs + outputs) * (size / (inputs * outputs))));
}
