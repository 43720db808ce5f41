import { expect, it } from "vitest";
import { pixelOf } from "../../pictures/pixels";
import { tiles } from "../../testing/dataSets";
import { paintRow } from "./atlas";

it("images of a row lie side by side", () => {
  const pixels = new Uint32Array(2 * 2 * 3);
  const images = Uint8ClampedArray.of(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16);
  paintRow(pixels, images, 2, 2, { channels: 1, onPaper: false });
  expect([...pixels]).toEqual([1, 2, 11, 12, 3, 4, 13, 14, 5, 6, 15, 16].map((level) => pixelOf(level, level, level)));
});

it("images in colour, higher than wide, lie side by side", () => {
  const [height, width, channels] = tiles.imageShape;
  const size = height * width * channels;
  const images = Uint8ClampedArray.from(tiles.test.images.subarray(0, 2 * size));
  const pixels = new Uint32Array(height * 2 * width);
  paintRow(pixels, images, 2, width, { channels, onPaper: true });
  for (const [column, row] of [
    [0, 0],
    [15, 19],
    [16, 0],
    [31, 7],
  ] as const) {
    const at = Math.floor(column / width) * size + (row * width + (column % width)) * channels;
    const [red = 0, green = 0, blue = 0] = images.subarray(at, at + channels);
    expect(pixels[row * 2 * width + column]).toBe(pixelOf(red, green, blue));
  }
});
