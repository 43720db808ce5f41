import { type Kernel, kernel } from "./kernel";
import type { LatentTask } from "./latent";

/** Fewest images that one partial sum is of. */
const LEAST_IMAGES = 64;

/** Both heads of an encoder and where the partial sums of their kernels and biases begin, [split, kernel and bias]. */
export interface HeadsGradient extends LatentTask {
  readonly muPartials: number;
  readonly logVarPartials: number;
  /** How many partial sums each number has. */
  readonly splits: number;
}

/** Numbers of one head's kernel and bias. */
export function headSize({ inputs, latentDim }: Pick<LatentTask, "inputs" | "latentDim">): number {
  return (inputs + 1) * latentDim;
}

/** Into how many partial sums the heads' gradients over `images` images are split. */
export function headSplits(images: number): number {
  return Math.ceil(images / LEAST_IMAGES);
}

/** Invocations for `images` images: one for each number of the code's gradient, and of the partial sums. */
export function headsInvocations(heads: HeadsGradient, images: number): number {
  return images * heads.inputs + heads.splits * headSize(heads);
}

/** The gradients of the code that both heads read, [images, inputs], and of both heads' kernels and biases. */
export function headsGradient(heads: HeadsGradient): Kernel {
  return kernel({
    name: "headsGradient",
    buffers: [
      "read code: f32",
      "read muGradient: f32",
      "read logVarGradient: f32",
      "read state: f32",
      "write result: f32",
      "write partials: f32",
    ],
    shape: {
      INPUTS: heads.inputs,
      LATENT: heads.latentDim,
      MU_KERNEL: heads.mu.kernel,
      LOGVAR_KERNEL: heads.logVar.kernel,
      MU_PARTIALS: heads.muPartials,
      LOGVAR_PARTIALS: heads.logVarPartials,
      SIZE: headSize(heads),
      SPLITS: heads.splits,
    },
    body: `
if (index < step.images * INPUTS) {
  ${codeGradient}
} else {
  ${weightsGradient}
}`,
  });
}

const codeGradient = `let image = index / INPUTS;
  let row = index % INPUTS * LATENT;
  var sum = 0.0;
  for (var dimension = 0u; dimension < LATENT; dimension += 1u) {
    let at = image * LATENT + dimension;
    sum += muGradient[at] * state[MU_KERNEL + row + dimension];
    sum += logVarGradient[at] * state[LOGVAR_KERNEL + row + dimension];
  }
  result[index] = sum;`;

/** The row after the last input's is the bias, whose input is 1. */
const weightsGradient = `let at = index - step.images * INPUTS;
  let split = at / SIZE;
  if (split >= SPLITS) { return; }
  let input = at % SIZE / LATENT;
  let dimension = at % LATENT;
  let share = (step.images + SPLITS - 1u) / SPLITS;
  let end = min((split + 1u) * share, step.images);
  var ofMu = 0.0;
  var ofLogVar = 0.0;
  for (var image = split * share; image < end; image += 1u) {
    let value = select(1.0, code[image * INPUTS + min(input, INPUTS - 1u)], input < INPUTS);
    ofMu += value * muGradient[image * LATENT + dimension];
    ofLogVar += value * logVarGradient[image * LATENT + dimension];
  }
  partials[MU_PARTIALS + at] = ofMu;
  partials[LOGVAR_PARTIALS + at] = ofLogVar;`;
