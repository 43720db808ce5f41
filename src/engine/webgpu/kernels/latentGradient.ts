import { elementFor, four, type Kernel, kernel, WORKGROUP } from "./kernel";
import { heldLogVar } from "./random";
import { posteriorGradients } from "./sampleGradient";

/** The dense layer that reads z: how many numbers it gives, and where its kernel [latentDim, outputs] begins. */
export interface Reader {
  readonly latentDim: number;
  readonly outputs: number;
  readonly kernel: number;
}

/**
 * Gradients of μ and logVar, [images, latentDim], from that of the layer that reads z, `source` [images, outputs]: a
 * workgroup for each number of z adds up its gradient.
 */
export function latentGradient({ latentDim, outputs, kernel: first }: Reader): Kernel {
  const element = elementFor(outputs, first);
  const width = element === "vec4f" ? 4 : 1;
  const [gradients, weights] = ["image * OUTPUTS + i", "KERNEL + at % LATENT * OUTPUTS + i"];
  const product =
    element === "vec4f"
      ? `dot(${four("source", gradients, element)}, ${four("state", weights, element)})`
      : `source[${gradients}] * state[${weights}]`;
  return kernel({
    name: "latentGradient",
    buffers: [
      `read source: ${element}`,
      `read state: ${element}`,
      "read mu: f32",
      "read logVar: f32",
      "read epsilon: f32",
      "write muGradient: f32",
      "write logVarGradient: f32",
    ],
    shape: { LATENT: latentDim, OUTPUTS: outputs, KERNEL: first },
    declarations: `${heldLogVar}\nvar<workgroup> sums: array<f32, ${WORKGROUP}>;`,
    body: `
let at = group.x + group.y * groups.x;
if (at >= step.images * LATENT) { return; }
let image = at / LATENT;
var sum = 0.0;
for (var i = lane * ${width}u; i < OUTPUTS; i += ${width * WORKGROUP}u) { sum += ${product}; }
sums[lane] = sum;
workgroupBarrier();
if (lane > 0u) { return; }
var gradientOfZ = 0.0;
for (var other = 0u; other < ${WORKGROUP}u; other += 1u) { gradientOfZ += sums[other]; }
${posteriorGradients("at")}`,
  });
}
