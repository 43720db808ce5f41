import { expect, it } from "vitest";
import { packed, pixelOf } from "./packed";

it("a pixel is red, green, blue and full alpha in memory", () => {
  expect([...new Uint8Array(Uint32Array.of(pixelOf(1, 2, 3)).buffer)]).toEqual([1, 2, 3, 255]);
  expect([...new Uint8Array(Uint32Array.of(packed("#ff8001")).buffer)]).toEqual([255, 128, 1, 255]);
});
