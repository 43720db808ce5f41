/** A few of the strip's images, evenly spread over it: [count, pixels] of images [strip.length, pixels]. */
export function thumbnailsOf(
  images: Uint8ClampedArray,
  count: number,
  [height, width, channels]: readonly [number, number, number],
): Uint8ClampedArray {
  const pixels = height * width * channels;
  const strip = images.length / pixels;
  const picked = new Uint8ClampedArray(count * pixels);
  for (let place = 0; place < count; place++) {
    const index = Math.floor(((place + 0.5) * strip) / count);
    picked.set(images.subarray(index * pixels, (index + 1) * pixels), place * pixels);
  }
  return picked;
}
