import { type ImageShape, sizeOf } from "../experiment/architecture";
import { type DrawKey, drawPermutation } from "./random";

/** What can be done to images so that they are no longer of their kind, though made of the same levels or simpler. */
export const alterations = ["inverted", "quarterTurn", "halfTurn", "halfErased", "shuffled", "blank"] as const;
export type Alteration = (typeof alterations)[number];

/** Whether images of a shape can be altered like that: only a square is turned by a quarter and keeps its shape. */
export function canAlter([height, width]: ImageShape, alteration: Alteration): boolean {
  return alteration !== "quarterTurn" || height === width;
}

/**
 * Altered copies of images, levels [count, height, width, channels]. A quarter turn is clockwise; what is erased is the lower
 * half, and takes the paper's levels, as all of a blank image does; pixels are shuffled alike in all images of a key.
 */
export function altered(images: Uint8Array, shape: ImageShape, alteration: Alteration, key: DrawKey): Uint8Array {
  if (alteration === "inverted") return images.map((level) => 255 - level);
  const [height, width, channels] = shape;
  const pixels = height * width;
  const paper = paperLevels(images, channels);
  const order = alteration === "shuffled" ? drawPermutation(pixels, key) : null;
  const sourceOf = (pixel: number): number | null => {
    if (alteration === "blank") return null;
    if (alteration === "halfErased") return pixel < pixels / 2 ? pixel : null;
    if (alteration === "halfTurn") return pixels - 1 - pixel;
    if (order) return order[pixel] as number;
    return (height - 1 - (pixel % width)) * width + Math.floor(pixel / width);
  };
  const sources = Array.from({ length: pixels }, (_, pixel) => sourceOf(pixel));
  const result = new Uint8Array(images.length);
  for (let start = 0; start < images.length; start += sizeOf(shape)) {
    for (const [pixel, source] of sources.entries()) {
      for (let channel = 0; channel < channels; channel++) {
        const level = source === null ? paper[channel] : images[start + source * channels + channel];
        result[start + pixel * channels + channel] = level as number;
      }
    }
  }
  return result;
}

/** The commonest level of each channel, [channels]; of equally common ones the lowest. */
function paperLevels(images: Uint8Array, channels: number): number[] {
  const counts = Array.from({ length: channels }, () => new Uint32Array(256));
  for (let place = 0; place < images.length; place++) {
    const ofChannel = counts[place % channels] as Uint32Array;
    ofChannel[images[place] as number] = (ofChannel[images[place] as number] as number) + 1;
  }
  return counts.map((each) => each.indexOf(each.reduce((most, count) => Math.max(most, count), 0)));
}
