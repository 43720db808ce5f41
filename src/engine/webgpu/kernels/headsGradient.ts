import { type Kernel, kernel } from "./kernel";
import type { Heads } from "./latent";

/** The gradient of the code that both heads read, [images, inputs]. */
export function headsGradient({ inputs, latentDim, mu, logVar }: Heads): Kernel {
  return kernel({
    name: "headsGradient",
    buffers: ["read muGradient: f32", "read logVarGradient: f32", "read state: f32", "write result: f32"],
    shape: { INPUTS: inputs, LATENT: latentDim, MU_KERNEL: mu.kernel, LOGVAR_KERNEL: logVar.kernel },
    body: `
if (index >= step.images * INPUTS) { return; }
let image = index / INPUTS;
let row = index % INPUTS * LATENT;
var sum = 0.0;
for (var dimension = 0u; dimension < LATENT; dimension += 1u) {
  let at = image * LATENT + dimension;
  sum += muGradient[at] * state[MU_KERNEL + row + dimension];
  sum += logVarGradient[at] * state[LOGVAR_KERNEL + row + dimension];
}
result[index] = sum;`,
  });
}
