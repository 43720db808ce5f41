import type { Architecture } from "../experiment/architecture";
import { parameterLayout } from "../experiment/parameters";
import type { ModelState } from "./state";

/** The logits of a label head: of codes [count, latentDim] those of every class, [count, classes]. */
export function labelLogits(
  architecture: Architecture,
  { parameters }: Pick<ModelState, "parameters">,
  mu: Float32Array,
): Float32Array {
  const { latentDim, labelHead } = architecture;
  const classes = labelHead?.classes ?? 0;
  const block = (role: string) => {
    const tensor = parameterLayout(architecture).trainable.find(({ name }) => name === `labelHead/${role}`);
    return parameters.subarray(tensor?.offset ?? 0, tensor ? tensor.offset + tensor.size : 0);
  };
  const [kernel, bias] = [block("kernel"), block("bias")];
  return Float32Array.from({ length: (mu.length / latentDim) * classes }, (_, place) => {
    const [row, label] = [Math.floor(place / classes), place % classes];
    let logit = bias[label] ?? 0;
    for (let dimension = 0; dimension < latentDim; dimension++) {
      logit += (mu[row * latentDim + dimension] ?? 0) * (kernel[dimension * classes + label] ?? 0);
    }
    return logit;
  });
}

/** The likeliest class of each row of logits, [count]. */
export function likeliestLabels(logits: Float32Array, classes: number): Uint8Array {
  return Uint8Array.from({ length: logits.length / classes }, (_, row) => {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    return own.indexOf(Math.max(...own));
  });
}
