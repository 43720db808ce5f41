import { LOSSES_KEPT } from "../../engine";
import { type Kernel, kernel } from "./kernel";

/** The sum of a batch's cross-entropies, kept behind the other losses: the update's kernel has no buffer left for them. */
export function labelLossSum(): Kernel {
  return kernel({
    name: "labelLossSum",
    buffers: ["read crossEntropy: f32", "write losses: f32"],
    shape: { FIRST: 2 * (LOSSES_KEPT + 1) },
    body: `
if (index > 0u) { return; }
var sum = 0.0;
for (var image = 0u; image < step.images; image += 1u) { sum += crossEntropy[image]; }
losses[FIRST + step.slot] = sum;`,
  });
}
