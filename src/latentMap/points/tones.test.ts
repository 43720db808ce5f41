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
      const lightness = toneColours(theme, false).map(lightnessOf);
      for (const [index, value] of lightness.slice(1).entries()) {
        expect(direction * (value - (lightness[index] ?? 0))).toBeGreaterThan(0);
      }
    }
  });
});

describe("the colour scale of a factor that comes back to where it began", () => {
  it("ends in its first colour, changes evenly, and tells opposite sides apart", () => {
    for (const theme of ["light", "dark"] as const) {
      const colours = toneColours(theme, true);
      expect(colours.at(-1)).toBe(colours[0]);
      const around = colours.slice(0, -1).map(channelsOf);
      const changes = around.map((colour, tone) => distance(colour, around[(tone + 1) % around.length]));
      expect(Math.min(...changes)).toBeGreaterThan(0);
      expect(Math.max(...changes)).toBeLessThan(0.4);
      const half = Math.round(around.length / 2);
      const opposites = around.map((colour, tone) => distance(colour, around[(tone + half) % around.length]));
      expect(Math.min(...opposites)).toBeGreaterThan(0.4);
    }
  });
});

/** Relative luminance of `#rrggbb`. */
function lightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour);
  return 0.2126 * red ** 2.2 + 0.7152 * green ** 2.2 + 0.0722 * blue ** 2.2;
}

/** The channels of `#rrggbb`, 0 to 1. */
function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
}

function distance(a: readonly number[], b: readonly number[] = []): number {
  return Math.hypot(...a.map((value, channel) => value - (b[channel] ?? 0)));
}
