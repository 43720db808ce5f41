import { expect, it } from "vitest";
import { pixelOf } from "../../pictures/pixels";
import { paintRow } from "./atlas";

it("images of a row lie side by side", () => {
  const pixels = new Uint32Array(2 * 2 * 3);
  const images = Uint8ClampedArray.of(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16);
  paintRow(pixels, images, 2, 2, { channels: 1, onPaper: false });
  expect([...pixels]).toEqual([1, 2, 11, 12, 3, 4, 13, 14, 5, 6, 15, 16].map((level) => pixelOf(level, level, level)));
});
