import { pixelOf } from "./packed";

type Shape = readonly [height: number, width: number, channels: number];

/**
 * Paints images [cells, height, width, channels] side by side on a canvas, a pixel for a pixel, so many in a row; it stops
 * after each row. Inverted, those of one channel are dark ink on light paper.
 */
export function* paintAtlas(
  canvas: HTMLCanvasElement,
  images: Uint8ClampedArray,
  columns: number,
  shape: Shape,
  inverted: boolean,
): Generator<void, void> {
  const [height, width, channels] = shape;
  const length = columns * height * width * channels;
  resize(canvas, columns * width, (images.length / length) * height);
  const context = canvas.getContext("2d");
  // One row's memory serves all: fresh memory for a whole atlas costs more than its pixels.
  const strip = context?.createImageData(columns * width, height);
  if (!context || !strip) return;
  const pixels = new Uint32Array(strip.data.buffer);
  for (let from = 0, top = 0; from < images.length; from += length, top += height) {
    writeRow(pixels, images.subarray(from, from + length), columns, shape, inverted && channels === 1);
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

/** Writes images [columns, height, width, channels] side by side into pixels [height, columns · width]. */
export function writeRow(
  pixels: Uint32Array,
  images: Uint8ClampedArray,
  columns: number,
  [height, width, channels]: Shape,
  inverted: boolean,
): void {
  const greys = greyPixels(inverted);
  let source = 0;
  for (let column = 0; column < columns; column++) {
    for (let y = 0; y < height; y++) {
      let target = (y * columns + column) * width;
      for (let x = 0; x < width; x++, source += channels) {
        pixels[target++] = channels === 1 ? (greys[images[source] ?? 0] ?? 0) : colouredPixel(images, source, channels);
      }
    }
  }
}

function colouredPixel(images: Uint8ClampedArray, source: number, channels: number): number {
  const [red, green, blue] = [0, 1, 2].map((channel) => images[source + Math.min(channel, channels - 1)] ?? 0);
  return pixelOf(red ?? 0, green ?? 0, blue ?? 0);
}

/** The pixel of each grey level. */
function greyPixels(inverted: boolean): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, level) => {
    const shown = inverted ? 255 - level : level;
    return pixelOf(shown, shown, shown);
  });
}
