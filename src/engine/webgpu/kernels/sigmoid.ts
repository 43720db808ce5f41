import { type Kernel, kernel } from "./kernel";

/** Decoded means of logits, [images, size]. */
export function sigmoid(size: number): Kernel {
  return kernel({
    name: "sigmoid",
    buffers: ["read source: f32", "write result: f32"],
    shape: { SIZE: size },
    body: `
if (index >= step.images * SIZE) { return; }
let logit = source[index];
let e = exp(-abs(logit));
result[index] = select(e, 1.0, logit >= 0.0) / (1.0 + e);`,
  });
}
