import { BATCH_NORMALIZATION_EPSILON } from "../../../experiment/architecture";
import type { ValueGrid } from "../../graph/layers";
import { type Kernel, kernel } from "./kernel";
import { type NormOffsets, offsetConstants } from "./normalization";

/** Batch norm with running statistics, [images, pixels, channels]. */
export function normalize({ pixels, channels }: ValueGrid, offsets: NormOffsets): Kernel {
  return kernel({
    name: "normalize",
    buffers: ["read source: f32", "read state: f32", "write result: f32"],
    shape: { PIXELS: pixels, CHANNELS: channels, ...offsetConstants(offsets) },
    body: `
if (index >= step.images * PIXELS * CHANNELS) { return; }
let channel = index % CHANNELS;
let scale = state[GAMMA + channel] / sqrt(state[RUNNING_VARIANCE + channel] + ${BATCH_NORMALIZATION_EPSILON});
result[index] = (source[index] - state[RUNNING_MEAN + channel]) * scale + state[BETA + channel];`,
  });
}
