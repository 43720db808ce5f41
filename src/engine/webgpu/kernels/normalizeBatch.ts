import { BATCH_NORMALIZATION_EPSILON } from "../../../experiment/architecture";
import type { Grid } from "../../plan/operation";
import { type Kernel, kernel } from "./kernel";
import { channelsTogether, NORM_WORKGROUP, type NormOffsets, offsetConstants, sumOverRows } from "./normalization";

/**
 * Batch norm with the batch's own mean and variance, [images, pixels, channels]; a workgroup goes over all numbers of
 * a few channels three times: mean, squared deviations, result. It leaves the statistics.
 */
export function normalizeBatch({ pixels, channels }: Grid, offsets: NormOffsets): Kernel {
  const together = channelsTogether(channels, pixels);
  return kernel({
    name: "normalizeBatch",
    buffers: ["read source: f32", "read state: f32", "write result: f32", "write statistics: f32"],
    shape: {
      PIXELS: pixels,
      CHANNELS: channels,
      TOGETHER: together,
      ROWS: NORM_WORKGROUP / together,
      ...offsetConstants(offsets),
    },
    declarations: sumOverRows,
    size: NORM_WORKGROUP,
    body: `
let wanted = (group.x + group.y * groups.x) * TOGETHER + lane % TOGETHER;
let channel = min(wanted, CHANNELS - 1u);
let count = step.images * PIXELS;
var sum = 0.0;
for (var row = lane / TOGETHER; row < count; row += ROWS) { sum += source[row * CHANNELS + channel]; }
let mean = sumOverRows(sum, lane) / f32(count);
var squares = 0.0;
for (var row = lane / TOGETHER; row < count; row += ROWS) {
  let deviation = source[row * CHANNELS + channel] - mean;
  squares += deviation * deviation;
}
let variance = sumOverRows(squares, lane) / f32(count);
if (wanted >= CHANNELS) { return; }
if (lane < TOGETHER) {
  statistics[MEAN + channel] = mean;
  statistics[VARIANCE + channel] = variance;
}
let scale = state[GAMMA + channel] / sqrt(variance + ${BATCH_NORMALIZATION_EPSILON});
let shift = state[BETA + channel];
for (var row = lane / TOGETHER; row < count; row += ROWS) {
  let at = row * CHANNELS + channel;
  result[at] = (source[at] - mean) * scale + shift;
}`,
  });
}
