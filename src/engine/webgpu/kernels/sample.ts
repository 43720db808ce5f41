import { type Kernel, kernel } from "./kernel";
import { drawSample } from "./latent";
import { heldLogVar, random } from "./random";

/** What `latent` does after its products, where those are many: z, ε and KL of each image. */
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
  let spread = logVar[at];
  let noise = drawNormal((step.firstRow + index) * LATENT + dimension);
  epsilon[at] = noise;
  ${drawSample}
}
kl[index] = 0.5 * sum;`,
  });
}
