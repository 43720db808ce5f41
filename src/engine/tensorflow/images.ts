import { type Tensor2D, tensor2d } from "@tensorflow/tfjs";
import { toldClasses } from "../classes";
import type { Labels } from "../engine";
import type { Chunk } from "./chunks";

/** x = byte / 255 of the images at `indices`, [count, pixels]. */
export function gatheredLevels(images: Uint8Array, indices: Uint32Array, pixels: number): Float32Array {
  const x = new Float32Array(indices.length * pixels);
  for (const [row, index] of indices.entries()) {
    const image = images.subarray(index * pixels, (index + 1) * pixels);
    for (let pixel = 0; pixel < pixels; pixel++) x[row * pixels + pixel] = (image[pixel] as number) / 255;
  }
  return x;
}

/** x = byte / 255 of all of `images`, [count, pixels]. */
export function imageTensor(images: Uint8Array, pixels: number): Tensor2D {
  return levelTensor(
    Float32Array.from(images, (byte) => byte / 255),
    pixels,
  );
}

/** Images x from 0 to 1 as a tensor, [count, pixels]. */
export function levelTensor(x: Float32Array, pixels: number): Tensor2D {
  return tensor2d(x, [x.length / pixels, pixels]);
}

/** The classes of some images one-hot, [images, classes], all 0 where one is unknown; nothing where there are no classes. */
export function classTensor(labels: Labels | undefined, { start, end }: Chunk, classes: number): Tensor2D | undefined {
  if (classes === 0) return undefined;
  return imageTensor(toldClasses(labels?.subarray(start, end), classes, end - start), classes);
}
