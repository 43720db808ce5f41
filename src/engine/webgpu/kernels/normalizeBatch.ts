import { BATCH_NORMALIZATION_EPSILON } from "../../../experiment/architecture";
import type { ValueGrid } from "../../graph/layers";
import { type Kernel, kernel } from "./kernel";
import { NORM_WORKGROUP, type NormOffsets, normShape, placesOf, SPLITS, sumOverRows } from "./normalization";

/**
 * Batch norm with the batch's own mean and variance, [images, pixels, channels]. A workgroup goes over all numbers of a
 * few channels three times: mean, squared deviations, result; or, where `moments` has gone over parts of them, merges
 * what it left and goes over one part. It leaves the statistics.
 */
export function normalizeBatch(grid: ValueGrid, offsets: NormOffsets, scratch: number | null): Kernel {
  return kernel({
    name: "normalizeBatch",
    buffers: [
      "read source: f32",
      "read state: f32",
      "write result: f32",
      "write statistics: f32",
      ...(scratch === null ? [] : (["read partials: f32"] as const)),
    ],
    shape: normShape(grid, offsets, scratch),
    declarations: sumOverRows,
    size: NORM_WORKGROUP,
    body: `
${placesOf(scratch === null ? 1 : SPLITS)}
${scratch === null ? ownMoments : mergedMoments}
if (wanted >= CHANNELS) { return; }
if (lane < TOGETHER && group.z == 0u) {
  statistics[MEAN + channel] = mean;
  statistics[VARIANCE + channel] = variance;
}
let scale = state[GAMMA + channel] / sqrt(variance + ${BATCH_NORMALIZATION_EPSILON});
let shift = state[BETA + channel];
for (var row = begin + own; row < end; row += ROWS) {
  let at = row * CHANNELS + channel;
  result[at] = (source[at] - mean) * scale + shift;
}`,
  });
}

const ownMoments = `var sum = 0.0;
for (var row = own; row < count; row += ROWS) { sum += source[row * CHANNELS + channel]; }
let mean = sumOverRows(sum, lane) / f32(count);
var squares = 0.0;
for (var row = own; row < count; row += ROWS) {
  let deviation = source[row * CHANNELS + channel] - mean;
  squares += deviation * deviation;
}
let variance = sumOverRows(squares, lane) / f32(count);`;

/** By Chan, Golub and LeVeque (1979): squared deviations of a part and of its mean. */
const mergedMoments = `var sum = 0.0;
for (var part = own; part < ${SPLITS}u; part += ROWS) {
  let rows = min(share, count - min(part * share, count));
  sum += f32(rows) * partials[SCRATCH + 2u * part * CHANNELS + channel];
}
let mean = sumOverRows(sum, lane) / f32(count);
var squares = 0.0;
for (var part = own; part < ${SPLITS}u; part += ROWS) {
  let rows = min(share, count - min(part * share, count));
  let deviation = partials[SCRATCH + 2u * part * CHANNELS + channel] - mean;
  squares += partials[SCRATCH + (2u * part + 1u) * CHANNELS + channel] + f32(rows) * deviation * deviation;
}
let variance = sumOverRows(squares, lane) / f32(count);`;
