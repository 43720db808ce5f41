import type { ImageShape } from "../../experiment/architecture";
import type { State } from "../../state/state";

/** What drawings of a data set are drawn on and with: levels of a pixel, 0 to 255, one of each channel. */
export interface PaperAndInk {
  readonly paper: readonly number[];
  readonly ink: readonly number[];
}

/** Images that the most typical one is looked for among. */
const MOST_IMAGES = 256;
/** An ink that differs less from the paper, in the channel that differs most, cannot be read on it. */
const LEAST_CONTRAST = 64;

const found = new WeakMap<Uint8Array, PaperAndInk>();

/**
 * Paper and ink of a data set, of its most typical held-out image, the one nearest to the mean of them: the median of
 * the pixels along its border, and its pixel that is farthest from that; black or white where no pixel stands out.
 */
export function paperAndInkOf({
  testImages,
  imageShape,
}: Pick<NonNullable<State["data"]>, "testImages" | "imageShape">): PaperAndInk {
  const known = found.get(testImages) ?? paperAndInkIn(typical(testImages, imageShape), imageShape);
  found.set(testImages, known);
  return known;
}

/** The image nearest to the mean of images that lie evenly among all, levels [height, width, channels]. */
function typical(images: Uint8Array, [height, width, channels]: ImageShape): Uint8Array {
  const size = height * width * channels;
  const count = Math.floor(images.length / size);
  const taken = Math.min(MOST_IMAGES, count);
  const some = Array.from({ length: taken }, (_, place) => {
    const row = Math.floor((place * count) / taken);
    return images.subarray(row * size, (row + 1) * size);
  });
  const mean = new Float32Array(size);
  for (const image of some)
    for (let index = 0; index < size; index++) mean[index] = (mean[index] ?? 0) + (image[index] ?? 0) / taken;
  const distances = some.map((image) =>
    image.reduce((sum, level, index) => sum + (level - (mean[index] ?? 0)) ** 2, 0),
  );
  return some[distances.indexOf(Math.min(...distances))] ?? new Uint8Array(size);
}

function paperAndInkIn(image: Uint8Array, [height, width, channels]: ImageShape): PaperAndInk {
  const pixels = Array.from({ length: height * width }, (_, pixel) => [
    ...image.subarray(pixel * channels, (pixel + 1) * channels),
  ]);
  const border = pixels.filter((_, pixel) => {
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    return row === 0 || row === height - 1 || column === 0 || column === width - 1;
  });
  const paper = Array.from({ length: channels }, (_, channel) => median(border.map((pixel) => pixel[channel] ?? 0)));
  const farther = (one: readonly number[], other: readonly number[]) =>
    distance(other, paper) > distance(one, paper) ? other : one;
  const ink = pixels.reduce(farther, paper);
  if (contrast(ink, paper) >= LEAST_CONTRAST) return { paper, ink };
  const [black, white] = [paper.map(() => 0), paper.map(() => 255)] as const;
  return { paper, ink: farther(black, white) };
}

function median(levels: readonly number[]): number {
  return levels.toSorted((one, other) => one - other)[Math.floor(levels.length / 2)] ?? 0;
}

function distance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, level, channel) => sum + (level - (other[channel] ?? 0)) ** 2, 0);
}

function contrast(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((level, channel) => Math.abs(level - (other[channel] ?? 0))));
}
