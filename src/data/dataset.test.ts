import { describe, expect, it } from "vitest";
import { described } from "../testing/dataSets";
import { type Dataset, heldOutImages, stripRows } from "./dataset";

const none = { count: 0, images: new Uint8Array(0), labels: new Uint8Array(0) };
const dataset: Dataset = {
  ...described("greys", [1, 2, 1], ["dark", "unheard of", "bright"], [0, 4]),
  train: none,
  test: { count: 4, images: Uint8Array.of(200, 201, 10, 11, 12, 13, 220, 221), labels: Uint8Array.of(2, 0, 0, 2) },
};

describe("the strip of held-out images", () => {
  it("is the first image of each class that has one, in the order of the classes", () => {
    expect(stripRows(dataset)).toEqual([1, 0]);
  });

  it("is spread evenly over the classes where these are more than twelve", () => {
    const classNames = Array.from({ length: 256 }, (_, label) => `class ${label}`);
    const labels = Uint8Array.from({ length: 512 }, (_, row) => 255 - (row % 256));
    const many = { ...dataset, classNames, test: { count: 512, images: new Uint8Array(1024), labels } };
    const rows = stripRows(many);
    expect(rows.map((row) => labels[row])).toEqual([0, 21, 42, 64, 85, 106, 128, 149, 170, 192, 213, 234]);
  });

  it("is spread evenly over the images where these have no classes, and is all of them where they are few", () => {
    const images = new Uint8Array(50);
    const unlabelled = { ...dataset, classNames: [], test: { count: 25, images, labels: null } };
    expect(stripRows(unlabelled)).toEqual([0, 2, 5, 7, 10, 12, 15, 17, 20, 22]);
    expect(stripRows({ ...unlabelled, test: { count: 2, images, labels: null } })).toEqual([0, 1]);
  });

  it("holds copies of the images at its rows, one after the other", () => {
    const images = heldOutImages(dataset, [1, 3]);
    expect([...images]).toEqual([10, 11, 220, 221]);
    expect(images.buffer).not.toBe(dataset.test.images.buffer);
  });
});
