import type { Grid } from "../layers/manifold";
import type { Manifold } from "../layers/useManifold";
import { type Scale, toPixel } from "../plane/coordinates";
import { pixelOf } from "./packed";

/** How strong the images are under the points. */
const OPACITY = 0.62;

/** A grid's images [cells, pixels] side by side on one canvas, a pixel for a pixel. */
export function atlasOf(
  images: Uint8ClampedArray,
  { middles: [columns, rows] }: Grid,
  shape: readonly [number, number, number],
  inverted: boolean,
): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = columns.length * shape[1];
  canvas.height = rows.length * shape[0];
  const context = canvas.getContext("2d");
  const picture = context?.createImageData(canvas.width, canvas.height);
  if (!context || !picture) return canvas;
  writeAtlas(new Uint32Array(picture.data.buffer), images, columns.length, shape, inverted && shape[2] === 1);
  context.putImageData(picture, 0, 0);
  return canvas;
}

/** Writes images [cells, height, width, channels] into the pixels of an atlas with so many columns. */
export function writeAtlas(
  pixels: Uint32Array,
  images: Uint8ClampedArray,
  columns: number,
  [height, width, channels]: readonly [number, number, number],
  inverted: boolean,
): void {
  const pixelAt = channels === 1 ? greyPixels(images, inverted) : colouredPixels(images, channels);
  const lines = images.length / (width * channels);
  for (let line = 0, source = 0; line < lines; line++) {
    const [cell, y] = [Math.floor(line / height), line % height];
    let target = (Math.floor(cell / columns) * height + y) * columns * width + (cell % columns) * width;
    for (let x = 0; x < width; x++) pixels[target++] = pixelAt(source++);
  }
}

function greyPixels(images: Uint8ClampedArray, inverted: boolean): (index: number) => number {
  const table = Uint32Array.from({ length: 256 }, (_, level) => {
    const shown = inverted ? 255 - level : level;
    return pixelOf(shown, shown, shown);
  });
  return (index) => table[images[index] ?? 0] ?? 0;
}

function colouredPixels(images: Uint8ClampedArray, channels: number): (index: number) => number {
  const level = (index: number, channel: number) => images[index * channels + Math.min(channel, channels - 1)] ?? 0;
  return (index) => pixelOf(level(index, 0), level(index, 1), level(index, 2));
}

/** Decoded images where their codes lie, each stretched to its cell. */
export function drawManifold(context: CanvasRenderingContext2D, scale: Scale, { grid, atlas }: Manifold): void {
  const ratio = context.getTransform().a;
  const lefts = grid.across.map((edge) => snapped(toPixel(scale, [edge, 0])[0], ratio));
  const tops = grid.down.map((edge) => snapped(toPixel(scale, [0, edge])[1], ratio));
  context.save();
  context.globalAlpha = OPACITY;
  if (grid.even) drawPart(context, atlas, [0, 0, atlas.width, atlas.height], ends(lefts), ends(tops));
  else drawCells(context, scale, atlas, lefts, tops);
  context.restore();
}

function drawCells(
  context: CanvasRenderingContext2D,
  { width, height }: Scale,
  atlas: HTMLCanvasElement,
  lefts: readonly number[],
  tops: readonly number[],
): void {
  const [wide, high] = [atlas.width / (lefts.length - 1), atlas.height / (tops.length - 1)];
  for (const [row, top] of tops.slice(0, -1).entries()) {
    const down = [top, tops[row + 1] ?? top] as const;
    if (down[1] < 0 || top > height) continue;
    for (const [column, left] of lefts.slice(0, -1).entries()) {
      const across = [left, lefts[column + 1] ?? left] as const;
      if (across[1] < 0 || left > width) continue;
      drawPart(context, atlas, [column * wide, row * high, wide, high], across, down);
    }
  }
}

type Span = readonly [from: number, to: number];

function drawPart(
  context: CanvasRenderingContext2D,
  atlas: HTMLCanvasElement,
  part: readonly [left: number, top: number, width: number, height: number],
  [left, right]: Span,
  [top, bottom]: Span,
): void {
  // Magnified, pixels stay crisp squares; made smaller, they are averaged or strokes would break.
  context.imageSmoothingEnabled = (right - left) * context.getTransform().a < part[2];
  context.drawImage(atlas, ...part, left, top, right - left, bottom - top);
}

function ends(edges: readonly number[]): Span {
  return [edges[0] ?? 0, edges.at(-1) ?? 0];
}

/** A position on the border of two device pixels, so that neighbours neither overlap nor leave a seam. */
function snapped(position: number, ratio: number): number {
  return Math.round(position * ratio) / ratio;
}
