import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { classColour, classColours } from "./classColours";
import type { Theme } from "./theme";

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** What normal, protanopic and deuteranopic eyes make of linear RGB: Machado, Oliveira and Fernandes (2009), severity 1. */
const eyes: Record<string, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopic: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopic: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

const times = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const row = ([a, b, c]: Triple) => Math.min(1, Math.max(0, a * x + b * y + c * z));
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

function linear(colour: string): Triple {
  const channel = (start: number) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** OKLab by Björn Ottosson (2020). */
function oklab([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const luminance = ([red, green, blue]: Triple) => 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;

function contrast(one: string, other: string): number {
  const ratio = luminance(linear(one)) / luminance(linear(other));
  return Math.max(ratio, 1 / ratio);
}

function leastDifference(colours: readonly string[], eye: Matrix): number {
  const seen = colours.map((colour) => oklab(times(eye, linear(colour))));
  const differences = seen.flatMap((one, index) =>
    seen.slice(0, index).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])),
  );
  return Math.min(...differences);
}

const css = readFileSync(new URL("../theme.css", import.meta.url), "utf8");
const [lightWell, darkWell] = [...css.matchAll(/--well: (#\w+)/g)].map((match) => match[1] ?? "");
const wells: Record<Theme, string | undefined> = { light: lightWell, dark: darkWell };

describe.each(["light", "dark"] as const)("the classes' colours on the %s map", (theme) => {
  it("stand out from the background by at least 3 : 1", () => {
    const background = wells[theme] ?? "";
    expect(background).toMatch(/^#[0-9a-f]{6}$/);
    for (const colour of classColours[theme]) expect(contrast(colour, background)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(eyes))("differ from each other to %s eyes", (_, eye) => {
    expect(classColours[theme]).toHaveLength(10);
    expect(leastDifference(classColours[theme], eye)).toBeGreaterThan(0.078);
  });

  const twenty = Array.from({ length: 20 }, (_, label) => classColour(label, theme));

  it("begin with the same ten, however many there are, and stand out from the background as well", () => {
    expect(twenty.slice(0, 10)).toEqual(classColours[theme]);
    for (const colour of twenty) expect(contrast(colour, wells[theme] ?? "")).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(eyes))("differ from each other to %s eyes where there are twenty", (_, eye) => {
    expect(leastDifference(twenty, eye)).toBeGreaterThan(0.064);
  });

  it("come again where there are more than twenty", () => {
    expect(classColour(255, theme)).toBe(twenty[15]);
  });
});
