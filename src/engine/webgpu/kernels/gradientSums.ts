import { BATCH_NORMALIZATION_EPSILON } from "../../../experiment/architecture";
import type { ValueGrid } from "../../graph/layers";
import { type Kernel, kernel } from "./kernel";
import { NORM_WORKGROUP, type NormOffsets, normShape, placesOf, SPLITS, sumOverRows } from "./normalization";

/** The sums of dy and of dy · x̂ over one part of a batch's rows, [part, 2, channels]; a part is a layer of workgroups. */
export function gradientSums(grid: ValueGrid, offsets: NormOffsets, scratch: number): Kernel {
  return kernel({
    name: "gradientSums",
    buffers: ["read source: f32", "read gradient: f32", "read statistics: f32", "write partials: f32"],
    shape: normShape(grid, offsets, scratch),
    declarations: sumOverRows,
    size: NORM_WORKGROUP,
    body: `
${placesOf(SPLITS)}
${sumGradients}
if (lane < TOGETHER && wanted < CHANNELS) {
  partials[SCRATCH + 2u * group.z * CHANNELS + channel] = beta;
  partials[SCRATCH + (2u * group.z + 1u) * CHANNELS + channel] = gamma;
}`,
  });
}

/** Sums dy into `beta` and dy · x̂ into `gamma` over the workgroup's rows. */
export const sumGradients = `let mean = statistics[MEAN + channel];
let inverse = 1.0 / sqrt(statistics[VARIANCE + channel] + ${BATCH_NORMALIZATION_EPSILON});
var betaSum = 0.0;
var gammaSum = 0.0;
for (var row = begin + own; row < end; row += ROWS) {
  let at = row * CHANNELS + channel;
  betaSum += gradient[at];
  gammaSum += gradient[at] * (source[at] - mean) * inverse;
}
let beta = sumOverRows(betaSum, lane);
let gamma = sumOverRows(gammaSum, lane);`;
