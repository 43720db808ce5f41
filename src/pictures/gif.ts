/// <reference path="./gifenc.d.ts" />
import { applyPalette, GIFEncoder, type Palette, quantize } from "gifenc";
import { paintPicture } from "./pixels";

/** Images to be shown one after the other, again and again. */
interface Animation {
  /** Each of values 0 to 255, [height, width, channels]. */
  readonly frames: readonly Uint8ClampedArray[];
  readonly shape: readonly [number, number, number];
  /** Side of the square that stands for a pixel. */
  readonly scale: number;
  readonly delayMs: number;
}

/** Dark ink on light paper: grey level 255 is black. */
const ink: Palette = Array.from({ length: 256 }, (_, level) => [255 - level, 255 - level, 255 - level]);

/** An animated GIF; between two frames it lets the page breathe. */
export async function encodeGif({ frames, shape, scale, delayMs }: Animation): Promise<Uint8Array<ArrayBuffer>> {
  const [height, width, channels] = shape;
  const encoder = GIFEncoder();
  for (const [place, frame] of frames.entries()) {
    const { index, palette } = indexed(frame, channels);
    const shared = place > 0 && palette === ink;
    const large = enlarged(index, width, scale);
    encoder.writeFrame(large, width * scale, height * scale, { delay: delayMs, ...(shared ? {} : { palette }) });
    await breath();
  }
  encoder.finish();
  return encoder.bytes();
}

/** An image [height, width] with every pixel a square of side `scale`. */
export function enlarged(image: Uint8Array, width: number, scale: number): Uint8Array {
  const large = new Uint8Array(image.length * scale * scale);
  const row = width * scale;
  for (let place = 0; place < large.length; place++) {
    const across = Math.floor((place % row) / scale);
    const down = Math.floor(place / row / scale);
    large[place] = image[down * width + across] ?? 0;
  }
  return large;
}

/** Places in a palette, [pixels], of an image's colours; a grey level is its own place. */
function indexed(frame: Uint8ClampedArray, channels: number): { index: Uint8Array; palette: Palette } {
  if (channels === 1) return { index: Uint8Array.from(frame), palette: ink };
  const rgba = new Uint8ClampedArray((frame.length / channels) * 4);
  paintPicture(rgba, frame, { channels, onPaper: false });
  const palette = quantize(rgba, 256);
  return { index: applyPalette(rgba, palette), palette };
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
