import type { Architecture } from "../../experiment/architecture";
import { parameterLayout } from "../../experiment/parameters";
import type { Tensor } from "../../formats/tensor";
import type { Checkpoint, ModelState } from "../../model/state";
import { RunUnreadable } from "./problem";

/** Behind which names Adam's moments of a tensor stand. */
const blocks = { parameters: "", firstMoments: "adam.m/", secondMoments: "adam.v/" } as const;

/** The numbers of a moment by name: weights and running statistics as the layout calls them, Adam's moments beside them. */
export function tensorsOfState(architecture: Architecture, state: ModelState): ReadonlyMap<string, Tensor> {
  const { trainable, statistics } = parameterLayout(architecture);
  const tensors = new Map<string, Tensor>();
  for (const [block, prefix] of Object.entries(blocks)) {
    const values = state[block as keyof typeof blocks];
    for (const { name, shape, offset, size } of trainable) {
      tensors.set(`${prefix}${name}`, { shape, values: values.subarray(offset, offset + size) });
    }
  }
  for (const { name, shape, offset, size } of statistics) {
    tensors.set(name, { shape, values: state.runningStatistics.subarray(offset, offset + size) });
  }
  return tensors;
}

/**
 * The numbers of a moment from tensors by name; those of other names are left alone.
 * @throws RunUnreadable where one is missing, of another shape or not finite
 */
export function stateOfTensors(
  architecture: Architecture,
  tensors: ReadonlyMap<string, Tensor>,
  updates: number,
): ModelState {
  const { trainable, trainableCount, statistics, statisticsCount } = parameterLayout(architecture);
  const gathered = (of: typeof trainable, length: number, prefix: string) => {
    const values = new Float32Array(length);
    for (const { name, shape, offset } of of) values.set(valuesOf(tensors, `${prefix}${name}`, shape), offset);
    return values;
  };
  return {
    parameters: gathered(trainable, trainableCount, blocks.parameters),
    runningStatistics: gathered(statistics, statisticsCount, ""),
    firstMoments: gathered(trainable, trainableCount, blocks.firstMoments),
    secondMoments: gathered(trainable, trainableCount, blocks.secondMoments),
    updates,
  };
}

/**
 * Whether a moment is one of a network's, all of it finite, and nothing below 0 of which training takes the root.
 * @throws RunUnreadable where it is not
 */
export function checkMoment(architecture: Architecture, { state, step }: Checkpoint): void {
  const { trainableCount, statisticsCount } = parameterLayout(architecture);
  const lengths = {
    parameters: trainableCount,
    runningStatistics: statisticsCount,
    firstMoments: trainableCount,
    secondMoments: trainableCount,
  } as const;
  for (const [name, length] of Object.entries(lengths)) {
    const values: unknown = state[name as keyof typeof lengths];
    if (!(values instanceof Float32Array)) throw new RunUnreadable({ code: "tensorMissing", name });
    if (values.length !== length) throw new RunUnreadable({ code: "tensorMisfit", name, found: [values.length] });
    if (!values.every(Number.isFinite)) throw new RunUnreadable({ code: "notFinite", name });
  }
  if (![step, state.updates].every((each) => Number.isSafeInteger(each) && each >= 0)) {
    throw new RunUnreadable({ code: "stepsDiffer" });
  }
  const below = negativeIn(architecture, state);
  if (below) throw new RunUnreadable({ code: "negative", name: below });
}

/** The first tensor of running variances or Adam's second moments with a number below 0; null where there is none. */
function negativeIn(architecture: Architecture, { runningStatistics, secondMoments }: ModelState): string | null {
  const { trainable, statistics } = parameterLayout(architecture);
  const isBelow = (values: Float32Array, { offset, size }: (typeof trainable)[number]) =>
    values.subarray(offset, offset + size).some((value) => value < 0);
  const variance = statistics.find((each) => each.role === "runningVariance" && isBelow(runningStatistics, each));
  if (variance) return variance.name;
  const moment = trainable.find((each) => isBelow(secondMoments, each));
  return moment ? `${blocks.secondMoments}${moment.name}` : null;
}

function valuesOf(tensors: ReadonlyMap<string, Tensor>, name: string, shape: readonly number[]): Float32Array {
  const tensor = tensors.get(name);
  if (!tensor) throw new RunUnreadable({ code: "tensorMissing", name });
  const fits = tensor.shape.length === shape.length && tensor.shape.every((side, axis) => side === shape[axis]);
  if (!fits) throw new RunUnreadable({ code: "tensorMisfit", name, found: tensor.shape.slice(0, 8) });
  if (!tensor.values.every(Number.isFinite)) throw new RunUnreadable({ code: "notFinite", name });
  return tensor.values;
}
