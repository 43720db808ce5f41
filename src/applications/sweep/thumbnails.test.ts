import { expect, it } from "vitest";
import { thumbnailsOf } from "./thumbnails";

it("picks whole images, spread over the strip", () => {
  const strip = Uint8ClampedArray.from({ length: 40 }, (_, index) => Math.floor(index / 4));
  expect([...thumbnailsOf(strip, 3, [2, 2, 1])]).toEqual([1, 1, 1, 1, 5, 5, 5, 5, 8, 8, 8, 8]);
});

it("picks whole images in colour of any shape", () => {
  const size = 20 * 16 * 3;
  const strip = Uint8ClampedArray.from({ length: 12 * size }, (_, index) => Math.floor(index / size));
  const picked = thumbnailsOf(strip, 3, [20, 16, 3]);
  expect(picked).toHaveLength(3 * size);
  expect([0, 1, 2].map((place) => new Set(picked.subarray(place * size, (place + 1) * size)))).toEqual(
    [2, 6, 10].map((index) => new Set([index])),
  );
});
