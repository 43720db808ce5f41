import { describe, expect, it } from "vitest";
import { greyPicture } from "./greyPicture";

describe("a picture of grey levels", () => {
  it("has the same red, green and blue, and is opaque", () => {
    const target = new Uint8ClampedArray(8);
    greyPicture(target, Uint8Array.of(0, 200), 1, false);
    expect([...target]).toEqual([0, 0, 0, 255, 200, 200, 200, 255]);
  });

  it("is dark ink on white paper when inverted", () => {
    const target = new Uint8ClampedArray(8);
    greyPicture(target, Uint8Array.of(0, 255), 1, true);
    expect([...target]).toEqual([255, 255, 255, 255, 0, 0, 0, 255]);
  });

  it("keeps three channels apart", () => {
    const target = new Uint8ClampedArray(4);
    greyPicture(target, Uint8Array.of(1, 2, 3), 3, false);
    expect([...target]).toEqual([1, 2, 3, 255]);
  });
});
