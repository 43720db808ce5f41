import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { png } from "../../scripts/png.mjs";
import { type ImageHeader, readImageHeader } from "./imageHeader";

const bytesOf = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const bmp = [...bytesOf("BM"), 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 3, 0, 0, 0, 0xfe, 0xff, 0xff, 0xff];
const vp8 = [...bytesOf("RIFF\0\0\0\0WEBPVP8 "), ...new Array(10).fill(0), 64, 1, 240, 0x40];
const vp8l = [...bytesOf("RIFF\0\0\0\0WEBPVP8L"), 0, 0, 0, 0, 0x2f, 99, 0xc0, 12, 0];
const vp8x = [...bytesOf("RIFF\0\0\0\0WEBPVP8X"), ...new Array(8).fill(0), 15, 39, 0, 7, 0, 0];
/** A note of 4 bytes, a table that looks like a frame by its number, then a progressive frame of 300 × 200 in grey. */
const jpeg = [
  0xff, 0xd8, 0xff, 0xe1, 0, 4, 9, 9, 0xff, 0xc4, 0, 3, 7, 0xff, 0xff, 0xc2, 0, 11, 8, 0, 200, 1, 44, 1, 0, 0, 0,
];

describe("the header of a picture", () => {
  test.each<[string, readonly number[], ImageHeader]>([
    ["PNG", [...png(new Uint8Array(60), 5, 3)], { format: "png", width: 5, height: 3, isGrey: false }],
    ["JPEG", jpeg, { format: "jpeg", width: 300, height: 200, isGrey: true }],
    ["GIF", [...bytesOf("GIF89a"), 10, 1, 7, 0], { format: "gif", width: 266, height: 7, isGrey: false }],
    ["BMP from the top", bmp, { format: "bmp", width: 3, height: 2, isGrey: false }],
    ["lossy WebP", vp8, { format: "webp", width: 320, height: 240, isGrey: false }],
    ["lossless WebP", vp8l, { format: "webp", width: 100, height: 52, isGrey: false }],
    ["extended WebP", vp8x, { format: "webp", width: 10_000, height: 8, isGrey: false }],
  ])("of %s tells its size before it is decoded", (_, bytes, header) => {
    expect(readImageHeader(Uint8Array.from(bytes))).toEqual(header);
  });

  test("that is cut short, or of anything else, is none", () => {
    for (const whole of [jpeg, bmp, vp8, vp8l, vp8x]) {
      expect(readImageHeader(Uint8Array.from(whole.slice(0, whole.length - 4)))?.format).not.toBe("png");
    }
    expect(readImageHeader(Uint8Array.from(jpeg.slice(0, 20)))).toBeUndefined();
    fc.assert(
      fc.property(fc.constantFrom(jpeg, bmp, vp8, vp8l), fc.uint8Array({ maxLength: 90 }), (beginning, rest) => {
        const header = readImageHeader(Uint8Array.from([...beginning.slice(0, 12), ...rest]));
        expect(header === undefined || header.width >= 0).toBe(true);
      }),
    );
  });
});
