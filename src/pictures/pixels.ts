/** Whether the lowest byte of a number comes first in memory. */
const LITTLE = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Red, green and blue from 0 to 255 as one opaque pixel of an ImageData seen as 32-bit numbers. */
export function pixelOf(red: number, green: number, blue: number): number {
  return LITTLE
    ? ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
    : ((red << 24) | (green << 16) | (blue << 8) | 255) >>> 0;
}

/** A colour written #rrggbb as one opaque pixel; black of anything else. */
export function pixelOfColour(hex = ""): number {
  const value = /^#[0-9a-f]{6}$/i.test(hex) ? Number.parseInt(hex.slice(1), 16) : 0;
  return pixelOf(value >> 16, (value >> 8) & 255, value & 255);
}

/** How an image's values become colours. */
export interface Inking {
  /** Values of a pixel: a grey level, or red, green and blue. */
  readonly channels: number;
  /** Whether grey levels are ink: 255 is black, 0 white paper. Colours stay what they are. */
  readonly onPaper: boolean;
}

/** Values 0 to 255 as images have them, [pixels, channels]. */
type Values = Uint8Array | Uint8ClampedArray;

/** Paints all of an image's values [pixels, channels] as red, green, blue and full alpha [pixels, 4]. */
export function paintPicture(target: Uint8ClampedArray, values: Values, inking: Inking): void {
  const pixels = new Uint32Array(target.buffer, target.byteOffset, target.length / 4);
  paintRun(pixels, 0, values, 0, pixels.length, inking);
}

/** Paints `count` pixels' values, those `from` on, as the pixels `at` on. */
export function paintRun(
  pixels: Uint32Array,
  at: number,
  values: Values,
  from: number,
  count: number,
  { channels, onPaper }: Inking,
): void {
  if (channels === 1) {
    const inks = onPaper ? darkInks : lightInks;
    for (let pixel = 0; pixel < count; pixel++) pixels[at + pixel] = inks[values[from + pixel] ?? 0] ?? 0;
    return;
  }
  for (let pixel = 0; pixel < count; pixel++) {
    const first = (from + pixel) * channels;
    pixels[at + pixel] = pixelOf(values[first] ?? 0, values[first + 1] ?? 0, values[first + 2] ?? 0);
  }
}

const lightInks = Uint32Array.from({ length: 256 }, (_, level) => pixelOf(level, level, level));
const darkInks = lightInks.toReversed();
