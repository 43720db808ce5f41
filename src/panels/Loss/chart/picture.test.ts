import { expect, it } from "vitest";
import { wrapped } from "./picture";

it("a caption is broken between words, and a word that is too long stands alone", () => {
  expect(wrapped("combined, λ 2, learning rate 0.001", 14)).toEqual(["combined, λ 2,", "learning rate", "0.001"]);
  expect(wrapped("a reconstruction b", 5)).toEqual(["a", "reconstruction", "b"]);
  expect(wrapped("short", 99)).toEqual(["short"]);
});
