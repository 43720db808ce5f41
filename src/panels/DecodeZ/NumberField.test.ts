import { describe, expect, it } from "vitest";
import { readNumber } from "./NumberField";

describe("a typed number", () => {
  it("may have a true minus and a decimal comma", () => {
    expect(readNumber(" −1,5 ")).toBe(-1.5);
    expect(readNumber("-1.25")).toBe(-1.25);
  });

  it("is none where it is empty, a word or infinite", () => {
    for (const text of ["", " ", "abc", "1e999", "--1"]) expect(readNumber(text)).toBeNull();
  });
});
