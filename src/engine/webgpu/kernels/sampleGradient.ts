import { type Kernel, kernel } from "./kernel";
import { heldLogVar } from "./random";

/** Gradients of μ and logVar from that of z and from the weighted KL, [images, latentDim]. */
export function sampleGradient(latentDim: number): Kernel {
  return kernel({
    name: "sampleGradient",
    buffers: [
      "read mu: f32",
      "read logVar: f32",
      "read epsilon: f32",
      "read zGradient: f32",
      "write muGradient: f32",
      "write logVarGradient: f32",
    ],
    shape: { LATENT: latentDim },
    declarations: heldLogVar,
    body: `
if (index >= step.images * LATENT) { return; }
let slope = zGradient[index];
let held = heldLogVar(logVar[index]);
let fromSample = slope * epsilon[index] * 0.5 * exp(0.5 * held);
let counts = step.squaresWeight != 0.0;
let fromKl = select(0.0, 0.5 * (step.squaresWeight * exp(held) - step.logsWeight), counts);
muGradient[index] = slope + select(0.0, step.squaresWeight * mu[index], counts);
logVarGradient[index] = select(0.0, fromSample + fromKl, step.noise == 1u);`,
  });
}
