import { greyPicture } from "../../greyPicture";
import { type Scale, toPixel } from "../coordinates";
import type { Grid } from "../manifold";
import type { Manifold } from "../useManifold";

/** A grid's images [cells, pixels] side by side on one canvas, a pixel for a pixel. */
export function atlasOf(
  images: Uint8ClampedArray,
  { middles: [columns, rows] }: Grid,
  [height, width, channels]: readonly [number, number, number],
  inverted: boolean,
): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = columns.length * width;
  canvas.height = rows.length * height;
  const context = canvas.getContext("2d");
  const picture = context?.createImageData(width, height);
  if (!context || !picture) return canvas;
  const pixels = height * width * channels;
  for (let cell = 0; cell < columns.length * rows.length; cell++) {
    const image = images.subarray(cell * pixels, (cell + 1) * pixels);
    greyPicture(picture.data, image, channels, inverted && channels === 1);
    const [column, row] = [cell % columns.length, Math.floor(cell / columns.length)];
    context.putImageData(picture, column * width, row * height);
  }
  return canvas;
}

/** Decoded images where their codes lie, each stretched to its cell. */
export function drawManifold(context: CanvasRenderingContext2D, scale: Scale, { grid, atlas }: Manifold): void {
  const [columns, rows] = [grid.middles[0].length, grid.middles[1].length];
  const [wide, high] = [atlas.width / columns, atlas.height / rows];
  const ratio = context.getTransform().a;
  const lefts = grid.across.map((edge) => snapped(toPixel(scale, [edge, 0])[0], ratio));
  const tops = grid.down.map((edge) => snapped(toPixel(scale, [0, edge])[1], ratio));
  context.save();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [left = 0, right = 0] = lefts.slice(column, column + 2);
      const [top = 0, bottom = 0] = tops.slice(row, row + 2);
      if (right < 0 || bottom < 0 || left > scale.width || top > scale.height) continue;
      // Magnified, pixels stay crisp squares; made smaller, they are averaged or strokes would break.
      context.imageSmoothingEnabled = (right - left) * ratio < wide;
      context.drawImage(atlas, column * wide, row * high, wide, high, left, top, right - left, bottom - top);
    }
  }
  context.restore();
}

/** A position on the border of two device pixels, so that neighbours neither overlap nor leave a seam. */
function snapped(position: number, ratio: number): number {
  return Math.round(position * ratio) / ratio;
}
