import { type Kernel, kernel } from "./kernel";

/** Takes away the gradient where a rectifier gave 0, in place, [images, size]. */
export function rectifierGradient(size: number): Kernel {
  return kernel({
    name: "rectifierGradient",
    buffers: ["read output: f32", "write gradient: f32"],
    shape: { SIZE: size },
    body: "if (index < step.images * SIZE && output[index] <= 0.0) { gradient[index] = 0.0; }",
  });
}
