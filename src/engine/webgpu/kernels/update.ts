import { BATCH_NORMALIZATION_MOMENTUM } from "../../../experiment/architecture";
import { ADAM } from "../../../model/state";
import { type Kernel, kernel } from "./kernel";

/** Partial sums of parameters that lie together: number i of split s is at offset + s · size + i. */
export interface PartialSums {
  readonly parameter: number;
  readonly size: number;
  readonly offset: number;
  readonly splits: number;
}

/** What the last kernel of a training step has to know. */
export interface UpdateTask {
  readonly partials: readonly PartialSums[];
  readonly parameters: number;
  readonly statistics: number;
}

/** Invocations: one moves one number, and one more adds up the losses. */
export function updateInvocations({ parameters, statistics }: UpdateTask): number {
  return parameters + statistics + 1;
}

/**
 * The end of a training step: adds up the partial sums of every gradient in order and, where the step updates, moves
 * parameters by Adam (Kingma and Ba 2015, algorithm 1) and running statistics towards the batch's; a last invocation
 * leaves the batch's mean losses.
 */
export function update(task: UpdateTask): Kernel {
  return kernel({
    name: "update",
    buffers: [
      "write state: f32",
      "read partials: f32",
      "write gradients: f32",
      "read statistics: f32",
      "read reconstruction: f32",
      "read kl: f32",
      "write losses: f32",
    ],
    shape: {
      PARAMETERS: task.parameters,
      STATISTICS: task.statistics,
      RANGES: task.partials.length,
    },
    ranges: [...task.partials]
      .sort((a, b) => a.parameter - b.parameter)
      .map(({ parameter, size, offset, splits }) => [parameter, size, offset, splits] as const),
    declarations: `${gradientOf}
${moveByAdam}`,
    body: `
if (index < PARAMETERS) {
  let gradient = gradientOf(index);
  gradients[index] = gradient;
  if (step.updates != 0u) { moveByAdam(index, gradient); }
} else if (index < PARAMETERS + STATISTICS) {
  let at = 3u * PARAMETERS + (index - PARAMETERS);
  let moved = state[at] * ${BATCH_NORMALIZATION_MOMENTUM} + statistics[index - PARAMETERS] * ${1 - BATCH_NORMALIZATION_MOMENTUM};
  if (step.updates != 0u) { state[at] = moved; }
} else if (index == PARAMETERS + STATISTICS) {
  var sum = vec2f();
  for (var image = 0u; image < step.images; image += 1u) { sum += vec2f(reconstruction[image], kl[image]); }
  losses[2u * step.slot] = sum.x / f32(step.images);
  losses[2u * step.slot + 1u] = sum.y / f32(step.images);
}`,
  });
}

/** Ranges are [first parameter, size, offset, splits], in the order of the parameters. */
const gradientOf = `fn gradientOf(i: u32) -> f32 {
  var low = 0u;
  var high = shape.RANGES;
  while (high - low > 1u) {
    let middle = (low + high) / 2u;
    if (i >= shape.ranges[middle].x) { low = middle; } else { high = middle; }
  }
  let range = shape.ranges[low];
  var sum = 0.0;
  var at = range.z + (i - range.x);
  for (var split = 0u; split < range.w; split += 1u) {
    sum += partials[at];
    at += range.y;
  }
  return sum;
}`;

const moveByAdam = `fn moveByAdam(i: u32, gradient: f32) {
  let first = state[shape.PARAMETERS + i] * ${ADAM.beta1} + gradient * ${1 - ADAM.beta1};
  let second = state[2u * shape.PARAMETERS + i] * ${ADAM.beta2} + gradient * gradient * ${1 - ADAM.beta2};
  state[shape.PARAMETERS + i] = first;
  state[2u * shape.PARAMETERS + i] = second;
  let spread = sqrt(second * step.secondCorrection) + ${ADAM.epsilon};
  state[i] -= step.learningRate * first * step.firstCorrection / spread;
}`;
