import { type ImageShape, sizeOf } from "../experiment/architecture";
import type { Fit } from "./plan";

/** A picture of levels 0 to 255, row by row: grey, in colour, or in colour with what it covers (straight alpha). */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  /** [height × width × channels] */
  readonly levels: ArrayLike<number>;
}

/** How a raster becomes an image of a data set. */
export interface Rendering {
  readonly shape: ImageShape;
  readonly fit: Fit;
  readonly paper: 0 | 255;
  readonly isInverted: boolean;
}

/**
 * A raster as an image: laid on paper, fitted, and brought to one channel or three.
 * @param image Where it is written, [height × width × channels].
 */
export function renderImage(
  raster: Raster,
  rendering: Rendering,
  image: Uint8Array = new Uint8Array(sizeOf(rendering.shape)),
): Uint8Array {
  const { shape, paper, isInverted } = rendering;
  const laid = inChannels(raster, shape[2] === 1 ? 1 : 3, paper);
  if (isOf(laid, shape)) image.set(laid.levels);
  else writeFitted(laid, rendering, image);
  if (isInverted) for (let at = 0; at < image.length; at++) image[at] = 255 - (image[at] as number);
  return image;
}

function isOf({ width, height, channels }: Raster, shape: ImageShape): boolean {
  return height === shape[0] && width === shape[1] && channels === shape[2];
}

/** The same with one channel or three; grey is luma as Rec. 601 weighs red, green and blue. */
function inChannels({ width, height, channels, levels }: Raster, wanted: 1 | 3, paper: number): Raster {
  if (channels === wanted) return { width, height, channels, levels };
  const changed = new Uint8ClampedArray(width * height * wanted);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = pixel * channels;
    const opacity = channels === 4 ? (levels[at + 3] as number) / 255 : 1;
    const channel = (index: number) => {
      const level = levels[channels === 1 ? at : at + index] as number;
      return opacity === 1 ? level : opacity * level + (1 - opacity) * paper;
    };
    if (wanted === 1) changed[pixel] = 0.299 * channel(0) + 0.587 * channel(1) + 0.114 * channel(2);
    else for (let index = 0; index < 3; index++) changed[3 * pixel + index] = channel(index);
  }
  return { width, height, channels: wanted, levels: changed };
}

/** A rectangle, in pixels and parts of them. */
interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Which part of a raster goes where in an image. */
export function placed(
  fit: Fit,
  from: { readonly width: number; readonly height: number },
  to: { readonly width: number; readonly height: number },
): { readonly source: Rectangle; readonly target: Rectangle } {
  const whole = (of: { readonly width: number; readonly height: number }) => ({ left: 0, top: 0, ...of });
  const [source, target] = [
    whole({ width: from.width, height: from.height }),
    whole({ width: to.width, height: to.height }),
  ];
  if (fit === "stretch") return { source, target };
  const isWider = from.width * to.height > to.width * from.height;
  if (fit === "crop") {
    const width = isWider ? (from.height * to.width) / to.height : from.width;
    const height = isWider ? from.height : (from.width * to.height) / to.width;
    return { source: { left: (from.width - width) / 2, top: (from.height - height) / 2, width, height }, target };
  }
  const width = isWider ? to.width : Math.max(1, Math.round((to.height * from.width) / from.height));
  const height = isWider ? Math.max(1, Math.round((to.width * from.height) / from.width)) : to.height;
  const left = Math.floor((to.width - width) / 2);
  return { source, target: { left, top: Math.floor((to.height - height) / 2), width, height } };
}

function writeFitted(raster: Raster, { shape, fit, paper }: Rendering, image: Uint8Array): void {
  const [height, width, channels] = shape;
  const { source, target } = placed(fit, raster, { width, height });
  image.fill(paper);
  const columns = sharesAlong(source.left, source.width, target.width, raster.width);
  const rows = sharesAlong(source.top, source.height, target.height, raster.height);
  for (const [y, row] of rows.entries()) {
    for (const [x, column] of columns.entries()) {
      const at = ((target.top + y) * width + target.left + x) * channels;
      for (let channel = 0; channel < channels; channel++) {
        image[at + channel] = Math.round(meanOver(raster, row, column, channel));
      }
    }
  }
}

/** Pixels of a raster along one side that one pixel of an image covers, with the share of it that each has. */
interface Covered {
  readonly first: number;
  /** Their sum is 1. */
  readonly shares: readonly number[];
}

/** What each of `count` pixels covers of `length` pixels that begin at `begin`, of a side of `side` pixels. */
function sharesAlong(begin: number, length: number, count: number, side: number): readonly Covered[] {
  return Array.from({ length: count }, (_, index) => {
    const from = begin + (index * length) / count;
    const to = begin + ((index + 1) * length) / count;
    const first = Math.min(side - 1, Math.max(0, Math.floor(from)));
    const last = Math.max(first, Math.min(side - 1, Math.ceil(to) - 1));
    const overlaps = Array.from({ length: last - first + 1 }, (_unused, offset) =>
      Math.max(0, Math.min(to, first + offset + 1) - Math.max(from, first + offset)),
    );
    const sum = overlaps.reduce((total, overlap) => total + overlap, 0);
    return { first, shares: sum > 0 ? overlaps.map((overlap) => overlap / sum) : [1] };
  });
}

function meanOver({ width, channels, levels }: Raster, row: Covered, column: Covered, channel: number): number {
  let mean = 0;
  for (let y = 0; y < row.shares.length; y++) {
    const begin = ((row.first + y) * width + column.first) * channels + channel;
    let sum = 0;
    for (let x = 0; x < column.shares.length; x++) {
      sum += (column.shares[x] as number) * (levels[begin + x * channels] as number);
    }
    mean += (row.shares[y] as number) * sum;
  }
  return mean;
}
