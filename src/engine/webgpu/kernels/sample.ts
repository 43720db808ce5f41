import { type Kernel, kernel } from "./kernel";
import { heldLogVar, random } from "./random";

/** z = μ + σ·ε of each image, its ε, and its KL divergence from N(0, I) in nats, or half of μ² where σ is not learned. */
export function sample(latentDim: number): Kernel {
  return kernel({
    name: "sample",
    buffers: ["read mu: f32", "read logVar: f32", "write epsilon: f32", "write z: f32", "write kl: f32"],
    shape: { LATENT: latentDim },
    declarations: `${random}\n${heldLogVar}`,
    body: `
if (index >= step.images) { return; }
var sum = 0.0;
for (var dimension = 0u; dimension < LATENT; dimension += 1u) {
  let at = index * LATENT + dimension;
  let mean = mu[at];
  let noise = drawNormal((step.firstRow + index) * LATENT + dimension);
  epsilon[at] = noise;
  sum += mean * mean;
  if (step.noise == 0u) {
    z[at] = mean;
  } else if (step.noise == 2u) {
    z[at] = mean + noise;
  } else {
    let held = heldLogVar(logVar[at]);
    z[at] = mean + exp(0.5 * held) * noise;
    sum += exp(held) - 1.0 - held;
  }
}
kl[index] = 0.5 * sum;`,
  });
}
