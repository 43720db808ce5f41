import { describe, expect, it } from "vitest";
import { paintPicture, paintRun, pixelOf, pixelOfColour } from "./pixels";

it("a pixel is red, green, blue and full alpha in memory", () => {
  expect([...new Uint8Array(Uint32Array.of(pixelOf(1, 2, 3)).buffer)]).toEqual([1, 2, 3, 255]);
  expect([...new Uint8Array(Uint32Array.of(pixelOfColour("#ff8001")).buffer)]).toEqual([255, 128, 1, 255]);
});

describe("a picture of an image's values", () => {
  it("has the same red, green and blue where they are grey levels, and is opaque", () => {
    const target = new Uint8ClampedArray(8);
    paintPicture(target, Uint8Array.of(0, 200), { channels: 1, onPaper: false });
    expect([...target]).toEqual([0, 0, 0, 255, 200, 200, 200, 255]);
  });

  it("is dark ink on white paper where it is one", () => {
    const target = new Uint8ClampedArray(8);
    paintPicture(target, Uint8Array.of(0, 254), { channels: 1, onPaper: true });
    expect([...target]).toEqual([255, 255, 255, 255, 1, 1, 1, 255]);
  });

  it("keeps three channels apart, on paper too", () => {
    const target = new Uint8ClampedArray(8);
    paintPicture(target, Uint8Array.of(1, 2, 3, 4, 5, 6), { channels: 3, onPaper: false });
    expect([...target]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
    paintPicture(target, Uint8Array.of(1, 2, 3, 4, 5, 6), { channels: 3, onPaper: true });
    expect([...target]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
  });

  it("may be a run of another picture, from a run of the values", () => {
    const pixels = new Uint32Array(4);
    paintRun(pixels, 1, Uint8Array.of(9, 8, 7, 6), 2, 2, { channels: 1, onPaper: false });
    expect([...pixels]).toEqual([0, pixelOf(7, 7, 7), pixelOf(6, 6, 6), 0]);
  });
});
