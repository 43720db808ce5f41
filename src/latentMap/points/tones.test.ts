import { describe, expect, it } from "vitest";
import { steadyRange, toneColours, toneOf, UNKNOWN } from "./tones";

describe("the tone of a value", () => {
  it("leads from the first at the least to the last at the greatest", () => {
    const range = { least: 2, greatest: 4 };
    expect(toneOf(2, range)).toBe(0);
    expect(toneOf(4, range)).toBe(UNKNOWN - 1);
    expect(toneOf(-9, range)).toBe(0);
    expect(toneOf(9, range)).toBe(UNKNOWN - 1);
  });

  it("is one of its own where the value is not known", () => {
    expect(toneOf(Number.NaN, { least: 0, greatest: 1 })).toBe(UNKNOWN);
  });

  it("is in the middle where all values are one", () => {
    expect(toneOf(3, { least: 3, greatest: 3 })).toBe(Math.round((UNKNOWN - 1) / 2));
  });
});

describe("the range of the colours", () => {
  it("stays while the values breathe, and follows when they have moved", () => {
    const before = { least: 0, greatest: 8 };
    expect(steadyRange(before, { least: 0.9, greatest: 7.1 })).toBe(before);
    expect(steadyRange(before, { least: 0, greatest: 9.5 })).toEqual({ least: 0, greatest: 9.5 });
  });
});

describe("the colour scale", () => {
  it("leads steadily away from the background in lightness", () => {
    for (const [theme, direction] of [
      ["light", -1],
      ["dark", 1],
    ] as const) {
      const lightness = toneColours(theme).map(lightnessOf);
      for (const [index, value] of lightness.slice(1).entries()) {
        expect(direction * (value - (lightness[index] ?? 0))).toBeGreaterThan(0);
      }
    }
  });
});

/** Relative luminance of `#rrggbb`. */
function lightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return 0.2126 * (red / 255) ** 2.2 + 0.7152 * (green / 255) ** 2.2 + 0.0722 * (blue / 255) ** 2.2;
}
