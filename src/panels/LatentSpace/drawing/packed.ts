/** Whether the lowest byte of a number comes first in memory. */
const LITTLE = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Red, green and blue from 0 to 255 as one opaque pixel of an ImageData seen as 32-bit numbers. */
export function pixelOf(red: number, green: number, blue: number): number {
  return LITTLE
    ? ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
    : ((red << 24) | (green << 16) | (blue << 8) | 255) >>> 0;
}

/** A colour written #rrggbb as one opaque pixel; black of anything else. */
export function packed(hex = ""): number {
  const value = /^#[0-9a-f]{6}$/i.test(hex) ? Number.parseInt(hex.slice(1), 16) : 0;
  return pixelOf(value >> 16, (value >> 8) & 255, value & 255);
}
