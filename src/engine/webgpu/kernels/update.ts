import { BATCH_NORMALIZATION_MOMENTUM } from "../../../experiment/architecture";
import { ADAM } from "../../../model/state";
import { type Kernel, kernel, WORKGROUP } from "./kernel";

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

/** Workgroups that move numbers; one more adds up the losses. */
export function updateWorkgroups({ parameters, statistics }: UpdateTask): number {
  return Math.ceil((parameters + statistics) / WORKGROUP);
}

/**
 * The end of a training step: adds up the partial sums of every gradient in order and, where the step updates, moves
 * parameters by Adam (Kingma and Ba 2015, algorithm 1) and running statistics towards the batch's; a last workgroup
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
      LAST: updateWorkgroups(task),
      RANGES: task.partials.length,
    },
    ranges: task.partials.map(({ parameter, size, offset, splits }) => [parameter, size, offset, splits] as const),
    declarations: `var<workgroup> sums: array<vec2f, ${WORKGROUP}>;
${gradientOf}
${moveByAdam}`,
    body: `
let place = group.x + group.y * groups.x;
if (place < LAST) {
  if (index < PARAMETERS) {
    let slope = gradientOf(index);
    gradients[index] = slope;
    if (step.updates != 0u) { moveByAdam(index, slope); }
  } else if (index < PARAMETERS + STATISTICS && step.updates != 0u) {
    let at = 3u * PARAMETERS + (index - PARAMETERS);
    state[at] = state[at] * ${BATCH_NORMALIZATION_MOMENTUM} + statistics[index - PARAMETERS] * ${1 - BATCH_NORMALIZATION_MOMENTUM};
  }
}
var sum = vec2f();
for (var image = lane; place == LAST && image < step.images; image += ${WORKGROUP}u) {
  sum += vec2f(reconstruction[image], kl[image]);
}
sums[lane] = sum;
workgroupBarrier();
if (place == LAST && lane == 0u) {
  for (var other = 1u; other < ${WORKGROUP}u; other += 1u) { sum += sums[other]; }
  losses[2u * step.slot] = sum.x / f32(step.images);
  losses[2u * step.slot + 1u] = sum.y / f32(step.images);
}`,
  });
}

/** Ranges are [first parameter, size, offset, splits]. */
const gradientOf = `fn gradientOf(i: u32) -> f32 {
  var sum = 0.0;
  for (var r = 0u; r < shape.RANGES; r += 1u) {
    let range = shape.ranges[r];
    if (i >= range.x && i < range.x + range.y) {
      for (var split = 0u; split < range.w; split += 1u) { sum += partials[range.z + split * range.y + (i - range.x)]; }
    }
  }
  return sum;
}`;

const moveByAdam = `fn moveByAdam(i: u32, slope: f32) {
  let first = state[shape.PARAMETERS + i] * ${ADAM.beta1} + slope * ${1 - ADAM.beta1};
  let second = state[2u * shape.PARAMETERS + i] * ${ADAM.beta2} + slope * slope * ${1 - ADAM.beta2};
  state[shape.PARAMETERS + i] = first;
  state[2u * shape.PARAMETERS + i] = second;
  let spread = sqrt(second * step.secondCorrection) + ${ADAM.epsilon};
  state[i] -= step.learningRate * first * step.firstCorrection / spread;
}`;
