import { pixelOfColour } from "../../pictures/pixels";
import type { Group } from "../plane/places";

/** How dots are drawn. */
export interface Dots {
  /** Side in CSS pixels. */
  readonly side: number;
  /** 0 to 1. */
  readonly opacity: number;
  /** Colour of a rim around each dot that keeps it apart from a picture under it; null for none. */
  readonly rim: string | null;
}

/** Dots that show so many images: the fewer there are and the larger the text, the larger; over a picture small, with a rim where not crowded. */
export function dotsFor(count: number, rim: string | null, textScale: number): Dots {
  if (rim !== null) return { side: 2 * textScale, opacity: 1, rim: count > 4000 ? null : rim };
  return { side: (count > 4000 ? 2 : count > 1500 ? 2.6 : 3.4) * textScale, opacity: 0.78, rim };
}

/** A picture of dots, written pixel by pixel: some thousands of calls to a canvas would take longer. */
interface Raster {
  readonly context: CanvasRenderingContext2D;
  readonly picture: ImageData;
  /** The picture's pixels, [height, width]. */
  readonly pixels: Uint32Array;
}

let kept: Raster | null = null;

/** Dots at `places` in CSS pixels [count, 2], group by group in their colours, in whole device pixels. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  places: Float32Array,
  groups: readonly Group[],
  colours: readonly string[],
  { side, opacity, rim }: Dots,
): void {
  const ratio = context.getTransform().a;
  const raster = rasterOf(context.canvas.width, context.canvas.height);
  if (!raster) return;
  const width = Math.max(1, Math.round(side * ratio));
  const border = Math.max(1, Math.round(ratio));
  for (const { tone, rows } of groups) {
    if (rim !== null) stamp(raster, places, rows, ratio, width + 2 * border, pixelOfColour(rim));
    stamp(raster, places, rows, ratio, width, pixelOfColour(colours[tone]));
  }
  raster.context.putImageData(raster.picture, 0, 0);
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = opacity;
  context.drawImage(raster.context.canvas, 0, 0);
  context.restore();
}

/** Squares of `side` device pixels around the rows' places. */
function stamp(
  { picture: { width, height }, pixels }: Raster,
  places: Float32Array,
  rows: Uint32Array,
  ratio: number,
  side: number,
  colour: number,
): void {
  for (const row of rows) {
    const left = Math.round((places[2 * row] ?? 0) * ratio - side / 2);
    const top = Math.round((places[2 * row + 1] ?? 0) * ratio - side / 2);
    const [first, last] = [Math.max(0, left), Math.min(width, left + side)];
    if (first >= last) continue;
    for (let y = Math.max(0, top); y < Math.min(height, top + side); y++) {
      pixels.fill(colour, y * width + first, y * width + last);
    }
  }
}

/** An empty raster of that size; the same one as long as the size stays. */
function rasterOf(width: number, height: number): Raster | null {
  if (kept?.picture.width !== width || kept.picture.height !== height) kept = newRaster(width, height);
  kept?.pixels.fill(0);
  return kept;
}

function newRaster(width: number, height: number): Raster | null {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const picture = context?.createImageData(width, height);
  return context && picture ? { context, picture, pixels: new Uint32Array(picture.data.buffer) } : null;
}
