import { type Kernel, kernel } from "./kernel";

/**
 * Cross-entropy of each image's logits in nats, [images, classes], and where asked for their weighted gradient; both are 0 of an
 * image whose one-hot class is all 0.
 */
export function labelLoss(classes: number, withGradient: boolean): Kernel {
  return kernel({
    name: "labelLoss",
    buffers: [
      "read logits: f32",
      "read classes: f32",
      "write losses: f32",
      ...(withGradient ? (["write gradient: f32"] as const) : []),
    ],
    shape: { CLASSES: classes },
    body: `
if (index >= step.images) { return; }
let begin = index * CLASSES;
let end = begin + CLASSES;
var most = logits[begin];
var known = 0.0;
var told = 0.0;
for (var at = begin; at < end; at += 1u) {
  most = max(most, logits[at]);
  known += classes[at];
  told += classes[at] * logits[at];
}
var sum = 0.0;
for (var at = begin; at < end; at += 1u) { sum += exp(logits[at] - most); }
losses[index] = known * (most + log(sum)) - told;
${withGradient ? gradient : ""}`,
  });
}

const gradient = `let counts = step.labelWeight != 0.0;
for (var at = begin; at < end; at += 1u) {
  let slope = known * exp(logits[at] - most) / sum - classes[at];
  gradient[at] = select(0.0, step.labelWeight * slope, counts);
}`;
