import { type Kernel, kernel } from "./kernel";

/** Images as numbers x = byte / 255, [images, size]: rows of the resident ones by the step's indices, or those given. */
export function gather(size: number, resident: boolean): Kernel {
  return kernel({
    name: "gather",
    buffers: ["read images: u32", "write result: f32"],
    shape: { SIZE: size },
    body: `
if (index >= step.images * SIZE) { return; }
let row = ${resident ? "step.rows[index / SIZE]" : "index / SIZE"};
let byte = row * SIZE + index % SIZE;
result[index] = ${levelAt("byte")};`,
  });
}

/** A byte of `images` as a grey level from 0 to 1. */
export function levelAt(byte: string): string {
  return `f32((images[${byte} / 4u] >> (8u * (${byte} % 4u))) & 255u) / 255.0`;
}
