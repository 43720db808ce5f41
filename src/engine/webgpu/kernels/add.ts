import { type Kernel, kernel } from "./kernel";

/** Adds one tensor to another, [images, size]. */
export function add(size: number): Kernel {
  return kernel({
    name: "add",
    buffers: ["read source: f32", "write result: f32"],
    shape: { SIZE: size },
    body: "if (index < step.images * SIZE) { result[index] += source[index]; }",
  });
}
