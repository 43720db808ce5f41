import { type Kernel, kernel } from "./kernel";

/** Zeros, [images, size]. */
export function clear(size: number): Kernel {
  return kernel({
    name: "clear",
    buffers: ["write result: f32"],
    shape: { SIZE: size },
    body: "if (index < step.images * SIZE) { result[index] = 0.0; }",
  });
}
