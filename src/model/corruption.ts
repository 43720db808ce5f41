import type { ImageShape } from "../experiment/architecture";
import type { Corruption } from "../experiment/corruption";
import { type DrawKey, drawNormals, pcg4d } from "./random";

/** How far a corruption goes, in whole numbers, so that every engine decides alike; 0 of what it does not do. */
export interface CorruptionExtent {
  /** Pixels that are hidden: of a square both are its side; of a half, its rows or its columns, counted from its edge. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** The share of pixels that turn black or white, in units of 2⁻²³. */
  readonly turnedShare: number;
  /** How far from a pixel those lie, in rows or columns, that it becomes the mean of. */
  readonly blurReach: number;
}

/** How far a corruption goes in images of a shape. */
export function corruptionExtent({ kind, strength }: Corruption, [height, width]: ImageShape): CorruptionExtent {
  const side = Math.round(strength * Math.min(height, width));
  const isHalf = kind === "half";
  return {
    hiddenRows: kind === "square" ? side : isHalf ? Math.round(strength * height) : 0,
    hiddenColumns: kind === "square" ? side : isHalf ? Math.round(strength * width) : 0,
    turnedShare: kind === "saltAndPepper" ? Math.round(strength * 2 ** 23) : 0,
    blurReach: kind === "blur" ? Math.floor((strength * Math.min(height, width)) / 2) : 0,
  };
}

/**
 * Images x [count, pixels] from 0 to 1 as an encoder of corrupted images sees them (Vincent et al. 2008, section 2.3), from 0
 * to 1. What is drawn depends on the key and on an image's place among `x` alone, and is the same on every engine.
 */
export function corruptedImages(
  x: ArrayLike<number>,
  shape: ImageShape,
  corruption: Corruption,
  key: DrawKey,
): Float64Array {
  switch (corruption.kind) {
    case "gaussian":
      return withNoise(x, corruption.strength, key);
    case "saltAndPepper":
      return withSaltAndPepper(x, shape, corruption, key);
    case "square":
    case "half":
      return withHidden(x, shape, corruption, key);
    case "blur":
      return blurred(x, shape, corruptionExtent(corruption, shape).blurReach);
  }
}

/** The same of grey levels from 0 to 255, rounded to such levels. */
export function corruptedLevels(
  images: Uint8Array,
  shape: ImageShape,
  corruption: Corruption,
  key: DrawKey,
): Uint8Array {
  const x = Float64Array.from(images, (byte) => byte / 255);
  return Uint8Array.from(corruptedImages(x, shape, corruption, key), (level) => Math.round(255 * level));
}

/** Noise from N(0, strength²) is added to every number, and what leaves 0 to 1 is held there. */
function withNoise(x: ArrayLike<number>, strength: number, key: DrawKey): Float64Array {
  const noise = drawNormals(x.length, key);
  return Float64Array.from(noise, (each, at) => Math.min(1, Math.max(0, (x[at] ?? 0) + strength * each)));
}

/** Each pixel turns black or white, in all its channels, with probability `strength`. */
function withSaltAndPepper(
  x: ArrayLike<number>,
  shape: ImageShape,
  corruption: Corruption,
  { seed, counter, purpose }: DrawKey,
): Float64Array {
  const corrupted = Float64Array.from(x);
  const words = new Uint32Array(4);
  const [, , channels] = shape;
  const { turnedShare } = corruptionExtent(corruption, shape);
  for (let pixel = 0; pixel * channels < corrupted.length; pixel++) {
    if (pixel % 4 === 0) pcg4d(seed, counter, pixel >>> 2, purpose, words);
    const drawn = (words[pixel % 4] as number) >>> 9;
    const isWhite = 2 * drawn < turnedShare;
    if (drawn < turnedShare) corrupted.fill(isWhite ? 1 : 0, pixel * channels, (pixel + 1) * channels);
  }
  return corrupted;
}

/** A square at a drawn place, or the side at one of the four edges, turns black. */
function withHidden(x: ArrayLike<number>, shape: ImageShape, corruption: Corruption, key: DrawKey): Float64Array {
  const corrupted = Float64Array.from(x);
  const [height, width, channels] = shape;
  const size = height * width * channels;
  const hidden = corruptionExtent(corruption, shape);
  for (let image = 0; image * size < corrupted.length; image++) {
    const { top, bottom, left, right } = rectangleOf(corruption, hidden, shape, key, image);
    for (let row = top; row < bottom; row++) {
      const begin = image * size + row * width * channels;
      corrupted.fill(0, begin + left * channels, begin + right * channels);
    }
  }
  return corrupted;
}

/** The rows and columns that are hidden of an image. */
function rectangleOf(
  { kind }: Corruption,
  { hiddenRows: rows, hiddenColumns: columns }: CorruptionExtent,
  [height, width]: ImageShape,
  { seed, counter, purpose }: DrawKey,
  image: number,
) {
  const words = new Uint32Array(4);
  pcg4d(seed, counter, image, purpose, words);
  const [first = 0, second = 0] = words;
  if (kind === "square") {
    // Whole numbers, so that every engine finds the same place: 0 to the greatest, each as likely.
    const top = ((first >>> 16) * (height - rows + 1)) >>> 16;
    const left = ((second >>> 16) * (width - columns + 1)) >>> 16;
    return { top, bottom: top + rows, left, right: left + columns };
  }
  const whole = { top: 0, bottom: height, left: 0, right: width };
  const sides = [{ bottom: rows }, { top: height - rows }, { right: columns }, { left: width - columns }];
  return { ...whole, ...sides[first >>> 30] };
}

/** Every number turns to the mean of its channel in the square around it, as far as that lies in the image: along rows, then columns. */
function blurred(x: ArrayLike<number>, [height, width, channels]: ImageShape, reach: number): Float64Array {
  const acrossRows = meansAlong(x, { count: width, stride: channels }, reach);
  return meansAlong(acrossRows, { count: height, stride: width * channels }, reach);
}

/** The means of numbers and their neighbours along one axis, of which there are `count` places, `stride` numbers apart. */
function meansAlong(
  x: ArrayLike<number>,
  { count, stride }: { readonly count: number; readonly stride: number },
  reach: number,
): Float64Array {
  return Float64Array.from(x, (_, at) => {
    const place = Math.floor(at / stride) % count;
    const [first, last] = [Math.max(0, place - reach), Math.min(count - 1, place + reach)];
    let sum = 0;
    for (let other = first; other <= last; other++) sum += x[at + (other - place) * stride] as number;
    return sum / (last - first + 1);
  });
}
