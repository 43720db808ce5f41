import type { ValueGrid } from "../../graph/layers";
import { type Kernel, kernel } from "./kernel";
import { NORM_WORKGROUP, type NormOffsets, normShape, placesOf, SPLITS, sumOverRows } from "./normalization";

/**
 * Mean and sum of squared deviations of each channel over one part of a batch's rows, [part, 2, channels]; a part is a
 * layer of workgroups.
 */
export function moments(grid: ValueGrid, offsets: NormOffsets, scratch: number): Kernel {
  return kernel({
    name: "moments",
    buffers: ["read source: f32", "write partials: f32"],
    shape: normShape(grid, offsets, scratch),
    declarations: sumOverRows,
    size: NORM_WORKGROUP,
    body: `
${placesOf(SPLITS)}
var sum = 0.0;
for (var row = begin + own; row < end; row += ROWS) { sum += source[row * CHANNELS + channel]; }
let mean = sumOverRows(sum, lane) / f32(max(end - begin, 1u));
var squares = 0.0;
for (var row = begin + own; row < end; row += ROWS) {
  let deviation = source[row * CHANNELS + channel] - mean;
  squares += deviation * deviation;
}
let all = sumOverRows(squares, lane);
if (lane < TOGETHER && wanted < CHANNELS) {
  partials[SCRATCH + 2u * group.z * CHANNELS + channel] = mean;
  partials[SCRATCH + (2u * group.z + 1u) * CHANNELS + channel] = all;
}`,
  });
}
