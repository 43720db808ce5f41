import { type Inking, paintRun } from "../../pictures/pixels";

/**
 * Paints images [cells, height, width, channels] side by side on a canvas, a pixel for a pixel, so many in a row; it stops
 * after each row.
 */
export function* paintAtlas(
  canvas: HTMLCanvasElement,
  images: Uint8ClampedArray,
  columns: number,
  [height, width]: readonly [height: number, width: number, channels: number],
  inking: Inking,
): Generator<void, void> {
  const length = columns * height * width * inking.channels;
  resize(canvas, columns * width, (images.length / length) * height);
  const context = canvas.getContext("2d");
  // One row's memory serves all: fresh memory for a whole atlas costs more than its pixels.
  const strip = context?.createImageData(columns * width, height);
  if (!context || !strip) return;
  const pixels = new Uint32Array(strip.data.buffer);
  for (let from = 0, top = 0; from < images.length; from += length, top += height) {
    paintRow(pixels, images.subarray(from, from + length), columns, width, inking);
    context.putImageData(strip, 0, top);
    yield;
  }
}

/** Gives a canvas another size, which empties it, only where it has not that size already. */
function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

/** Paints images [columns, height, width, channels] side by side as pixels [height, columns · width]. */
export function paintRow(
  pixels: Uint32Array,
  images: Uint8ClampedArray,
  columns: number,
  width: number,
  inking: Inking,
): void {
  const height = pixels.length / (columns * width);
  for (let column = 0; column < columns; column++) {
    for (let y = 0; y < height; y++) {
      paintRun(pixels, (y * columns + column) * width, images, (column * height + y) * width, width, inking);
    }
  }
}
