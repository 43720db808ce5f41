import { expect, it } from "vitest";
import { thumbnailsOf } from "./thumbnails";

it("picks whole images, spread over the strip", () => {
  const strip = Uint8ClampedArray.from({ length: 40 }, (_, index) => Math.floor(index / 4));
  expect([...thumbnailsOf(strip, 3, [2, 2, 1])]).toEqual([1, 1, 1, 1, 5, 5, 5, 5, 8, 8, 8, 8]);
});
