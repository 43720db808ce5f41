import { levelAt } from "./gather";
import { type Kernel, kernel, WORKGROUP } from "./kernel";

/**
 * Reconstruction loss of each image in nats, one workgroup an image, and where asked for the weighted gradient of its
 * logits, [images, size]. The images are numbers, or the step's rows of the resident ones.
 */
export function pixelLoss(size: number, withGradient: boolean, resident: boolean): Kernel {
  return kernel({
    name: "pixelLoss",
    buffers: [
      "read logits: f32",
      `read images: ${resident ? "u32" : "f32"}`,
      "write losses: f32",
      ...(withGradient ? (["write gradient: f32"] as const) : []),
    ],
    shape: { SIZE: size },
    declarations: `var<workgroup> sums: array<f32, ${WORKGROUP}>;`,
    body: `
let image = group.x + group.y * groups.x;
let present = image < step.images;
var sum = 0.0;
for (var pixel = lane; present && pixel < SIZE; pixel += ${WORKGROUP}u) {
  let at = image * SIZE + pixel;
  let logit = logits[at];
  let x = ${resident ? `${levelAt("(step.rows[image] * SIZE + pixel)")}` : "images[at]"};
  let e = exp(-abs(logit));
  let inverse = 1.0 / (1.0 + e);
  let difference = select(e * inverse, inverse, logit >= 0.0) - x;
  var logitGradient = difference;
  if (step.likelihood == 0u) {
    sum += max(logit, 0.0) - logit * x + log(1.0 + e);
  } else {
    sum += 0.5 * difference * difference;
    logitGradient = difference * e * inverse * inverse;
  }
  ${withGradient ? "gradient[at] = select(logitGradient * step.reconstructionWeight, 0.0, step.reconstructionWeight == 0.0);" : ""}
}
sums[lane] = sum;
workgroupBarrier();
if (lane == 0u && present) {
  for (var other = 1u; other < ${WORKGROUP}u; other += 1u) { sum += sums[other]; }
  losses[image] = sum;
}`,
  });
}
