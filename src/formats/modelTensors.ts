import type { Architecture } from "../experiment/architecture";
import { type ParameterTensor, parameterLayout } from "../experiment/parameters";
import type { ModelState } from "../model/state";
import type { NamedTensors, Tensor } from "./tensor";

/** The numbers that a model computes with: all of its state but what Adam remembers. */
export type ModelWeights = Pick<ModelState, "parameters" | "runningStatistics">;

/** A model's weights and running statistics as tensors by the names of `parameterLayout`, views of the same numbers. */
export function weightTensors(
  architecture: Architecture,
  { parameters, runningStatistics }: ModelWeights,
): NamedTensors {
  const { trainable, statistics } = parameterLayout(architecture);
  return new Map([...cut(trainable, parameters), ...cut(statistics, runningStatistics)]);
}

/** Adam's two moments as tensors by the names of the parameters that they belong to, with a prefix each. */
export function momentsOf(
  architecture: Architecture,
  { firstMoments, secondMoments }: ModelState,
  prefixes: readonly [first: string, second: string],
): NamedTensors {
  const { trainable } = parameterLayout(architecture);
  const named = (prefix: string, block: Float32Array) =>
    cut(trainable, block).map(([name, tensor]) => [`${prefix}${name}`, tensor] as const);
  return new Map([...named(prefixes[0], firstMoments), ...named(prefixes[1], secondMoments)]);
}

function cut(layout: readonly ParameterTensor[], block: Float32Array): (readonly [string, Tensor])[] {
  return layout.map(({ name, shape, offset, size }) => {
    return [name, { shape, values: block.subarray(offset, offset + size) }] as const;
  });
}
