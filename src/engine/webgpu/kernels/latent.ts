import type { DenseLayer } from "../../graph/layers";
import { type Kernel, kernel } from "./kernel";
import { heldLogVar, random } from "./random";

/** Both heads of an encoder: where their kernels and biases begin. */
export interface LatentTask {
  readonly inputs: number;
  readonly latentDim: number;
  readonly mu: { readonly kernel: number; readonly bias: number };
  readonly logVar: { readonly kernel: number; readonly bias: number };
}

/** Most products of one image for which one invocation computes all of its posterior. */
const LATENT_PRODUCTS = 4096;

/** Whether both heads are so small that one invocation computes all of an image's posterior. */
export function areSmall({ mu }: { readonly mu: DenseLayer }): boolean {
  return mu.inputs * mu.outputs <= LATENT_PRODUCTS;
}

/**
 * The posterior of each image from its code, and a sample of it: μ and logVar, z = μ + σ·ε, its ε, and its KL
 * divergence from N(0, I) in nats, or half of μ² where σ is not learned.
 */
export function latent({ inputs, latentDim, mu, logVar }: LatentTask): Kernel {
  return kernel({
    name: "latent",
    buffers: [
      "read code: f32",
      "read state: f32",
      "write mu: f32",
      "write logVar: f32",
      "write epsilon: f32",
      "write z: f32",
      "write kl: f32",
    ],
    shape: {
      INPUTS: inputs,
      LATENT: latentDim,
      MU_KERNEL: mu.kernel,
      MU_BIAS: mu.bias,
      LOGVAR_KERNEL: logVar.kernel,
      LOGVAR_BIAS: logVar.bias,
    },
    declarations: `${random}\n${heldLogVar}`,
    body: `
if (index >= step.images) { return; }
var sum = 0.0;
for (var dimension = 0u; dimension < LATENT; dimension += 1u) {
  let at = index * LATENT + dimension;
  var mean = state[MU_BIAS + dimension];
  var spread = state[LOGVAR_BIAS + dimension];
  for (var i = 0u; i < INPUTS; i += 1u) {
    let value = code[index * INPUTS + i];
    mean += value * state[MU_KERNEL + i * LATENT + dimension];
    spread += value * state[LOGVAR_KERNEL + i * LATENT + dimension];
  }
  let noise = drawNormal((step.firstRow + index) * LATENT + dimension);
  mu[at] = mean;
  logVar[at] = spread;
  epsilon[at] = noise;
  ${drawSample}
}
kl[index] = 0.5 * sum;`,
  });
}

/** z from `mean`, `spread` and `noise`, and its share of twice the KL divergence. */
export const drawSample = `sum += mean * mean;
  if (step.noise == 0u) {
    z[at] = mean;
  } else if (step.noise == 2u) {
    z[at] = mean + noise;
  } else {
    let held = heldLogVar(spread);
    z[at] = mean + exp(0.5 * held) * noise;
    sum += exp(held) - 1.0 - held;
  }`;
