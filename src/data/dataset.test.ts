import { describe, expect, it } from "vitest";
import { type Dataset, firstOfEachClass, heldOutImages } from "./dataset";

const none = { count: 0, images: new Uint8Array(0), labels: new Uint8Array(0) };
const dataset: Dataset = {
  title: "Pairs of greys",
  imageShape: [1, 2, 1],
  classNames: ["dark", "unheard of", "bright"],
  train: none,
  test: { count: 4, images: Uint8Array.of(200, 201, 10, 11, 12, 13, 220, 221), labels: Uint8Array.of(2, 0, 0, 2) },
};

describe("the strip of held-out images", () => {
  it("is the first image of each class that has one, in the order of the classes", () => {
    expect(firstOfEachClass(dataset)).toEqual([1, 0]);
  });

  it("holds copies of the images at its rows, one after the other", () => {
    const images = heldOutImages(dataset, [1, 3]);
    expect([...images]).toEqual([10, 11, 220, 221]);
    expect(images.buffer).not.toBe(dataset.test.images.buffer);
  });
});
