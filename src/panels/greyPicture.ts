/** Writes values [pixels, channels] as red, green, blue and full alpha [pixels, 4]; inverted, 255 becomes black ink. */
export function greyPicture(
  target: Uint8ClampedArray,
  values: Uint8Array | Uint8ClampedArray,
  channels: number,
  inverted: boolean,
): void {
  for (let pixel = 0; pixel * 4 < target.length; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      const value = values[pixel * channels + Math.min(colour, channels - 1)] ?? 0;
      target[pixel * 4 + colour] = inverted ? 255 - value : value;
    }
    target[pixel * 4 + 3] = 255;
  }
}
