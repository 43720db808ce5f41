import { BATCH_NORMALIZATION_EPSILON } from "../../../experiment/architecture";
import type { ValueGrid } from "../../graph/layers";
import { type Kernel, kernel } from "./kernel";
import { type NormOffsets, offsetConstants } from "./normalization";

/**
 * Gradient of batch norm with running statistics, in place, [images, pixels, channels]; where asked, 0 where the
 * rectifier before it gave 0.
 */
export function rescaleGradient({ pixels, channels }: ValueGrid, offsets: NormOffsets, rectified: boolean): Kernel {
  return kernel({
    name: "rescaleGradient",
    buffers: ["read source: f32", "read state: f32", "write gradient: f32"],
    shape: { PIXELS: pixels, CHANNELS: channels, RECTIFIED: rectified ? 1 : 0, ...offsetConstants(offsets) },
    body: `
if (index >= step.images * PIXELS * CHANNELS) { return; }
let channel = index % CHANNELS;
let scale = state[GAMMA + channel] / sqrt(state[RUNNING_VARIANCE + channel] + ${BATCH_NORMALIZATION_EPSILON});
let held = RECTIFIED == 1u && source[index] <= 0.0;
gradient[index] = select(gradient[index] * scale, 0.0, held);`,
  });
}
