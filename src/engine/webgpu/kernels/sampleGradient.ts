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
let gradientOfZ = zGradient[index];
${posteriorGradients("index")}`,
  });
}

/** Gradients of μ and logVar number `at` from `gradientOfZ`. */
export function posteriorGradients(at: string): string {
  return `let held = heldLogVar(logVar[${at}]);
let fromSample = gradientOfZ * epsilon[${at}] * 0.5 * exp(0.5 * held);
let counts = step.squaresWeight != 0.0;
let fromKl = select(0.0, 0.5 * (step.squaresWeight * exp(held) - step.logsWeight), counts);
muGradient[${at}] = gradientOfZ + select(0.0, step.squaresWeight * mu[${at}], counts);
logVarGradient[${at}] = select(0.0, fromSample + fromKl, step.noise == 1u);`;
}
