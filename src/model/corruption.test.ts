import { describe, expect, it } from "vitest";
import { allCorruptions, type Corruption } from "../experiment/corruption";
import { corruptedImages, corruptedLevels } from "./corruption";
import { Purpose } from "./random";

const key = { seed: 3, counter: 17, purpose: Purpose.corruption };
const count = 600;
const shape = [12, 9, 3] as const;
const pixels = 12 * 9;
const grey = new Float64Array(count * pixels * 3).fill(0.5);

function corrupted(kind: Corruption["kind"], strength: number, x = grey): Float64Array {
  return corruptedImages(x, shape, { kind, strength }, key);
}

function imageOf(x: Float64Array, image: number): Float64Array {
  return x.subarray(image * pixels * 3, (image + 1) * pixels * 3);
}

describe("A corruption", () => {
  it.each(allCorruptions)("of strength 0 leaves images alone: %s", (kind) => {
    expect(corrupted(kind, 0).every((level) => level === 0.5)).toBe(true);
  });

  it.each(["gaussian", "saltAndPepper", "square", "half"] as const)("stays from 0 to 1: %s", (kind) => {
    const x = corrupted(kind, 1);
    expect(x.every((level) => level >= 0 && level <= 1)).toBe(true);
    expect(x.some((level) => level !== 0.5)).toBe(true);
  });

  it("depends on its key and an image's place alone", () => {
    const first = corruptedImages(grey.subarray(0, 5 * pixels * 3), shape, { kind: "gaussian", strength: 0.3 }, key);
    expect(first).toEqual(corrupted("gaussian", 0.3).subarray(0, 5 * pixels * 3));
    const other = corruptedImages(grey, shape, { kind: "gaussian", strength: 0.3 }, { ...key, counter: 18 });
    expect(other).not.toEqual(corrupted("gaussian", 0.3));
  });
});

describe("Gaussian noise", () => {
  it("has the strength for its standard deviation, and mean 0", () => {
    const noise = corrupted("gaussian", 0.1).map((level) => level - 0.5);
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const variance = noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length;
    expect(mean).toBeCloseTo(0, 3);
    expect(Math.sqrt(variance)).toBeCloseTo(0.1, 3);
  });

  it("is held at black and white", () => {
    const black = corrupted("gaussian", 0.4, new Float64Array(grey.length));
    const share = black.filter((level) => level === 0).length / black.length;
    expect(share).toBeCloseTo(0.5, 2);
  });

  it("is rounded where images are grey levels", () => {
    const levels = corruptedLevels(Uint8Array.of(255, 0, 128, 60), [2, 2, 1], { kind: "gaussian", strength: 0 }, key);
    expect(levels).toEqual(Uint8Array.of(255, 0, 128, 60));
    const [half, strong] = [Uint8Array.of(128, 128, 128, 128), { kind: "gaussian", strength: 0.1 }] as const;
    const x = corruptedImages(
      Float64Array.from(half, (level) => level / 255),
      [2, 2, 1],
      strong,
      key,
    );
    const rounded = corruptedLevels(half, [2, 2, 1], strong, key);
    for (const [place, level] of rounded.entries()) expect(Math.abs(level - 255 * (x[place] ?? 0))).toBeLessThan(0.5);
  });
});

describe("Salt and pepper", () => {
  it("turns its share of the pixels, half of them white, all channels alike", () => {
    const x = corrupted("saltAndPepper", 0.3);
    let [black, white, mixed] = [0, 0, 0];
    for (let at = 0; at < x.length; at += 3) {
      if (x[at] !== x[at + 1] || x[at] !== x[at + 2]) mixed++;
      if (x[at] === 0) black++;
      if (x[at] === 1) white++;
    }
    expect(mixed).toBe(0);
    expect(black / (count * pixels)).toBeCloseTo(0.15, 2);
    expect(white / (count * pixels)).toBeCloseTo(0.15, 2);
  });
});

describe("A hidden square", () => {
  it("has its side's share of the shorter side, at every place", () => {
    const x = corrupted("square", 1 / 3);
    const corners = new Set<number>();
    for (let image = 0; image < count; image++) {
      const levels = imageOf(x, image);
      expect(levels.filter((level) => level === 0)).toHaveLength(3 * 3 * 3);
      corners.add(levels.indexOf(0));
    }
    expect(corners.size).toBe((12 - 3 + 1) * (9 - 3 + 1));
  });
});

describe("A hidden half", () => {
  it("lies at each of the four edges as often", () => {
    const x = corrupted("half", 0.5);
    const counts = new Map<string, number>();
    for (let image = 0; image < count; image++) {
      const levels = imageOf(x, image);
      const hidden = levels.filter((level) => level === 0).length / 3;
      const isColumns = hidden === 12 * Math.round(0.5 * 9);
      expect(isColumns || hidden === 6 * 9).toBe(true);
      const side = `${isColumns} ${levels[0] === 0}`;
      counts.set(side, (counts.get(side) ?? 0) + 1);
    }
    expect(counts.size).toBe(4);
    for (const each of counts.values()) expect(each).toBeGreaterThan(110);
  });
});

describe("A blur", () => {
  const [height, width] = [5, 7];
  const dot = new Float64Array(height * width * 2);
  dot[(2 * width + 3) * 2 + 1] = 1;
  const blurred = (strength: number, x = dot) =>
    corruptedImages(x, [height, width, 2], { kind: "blur", strength }, key);

  it("spreads a dot evenly over a square of its channel alone", () => {
    // Of five rows a share of 0.6 is three.
    const x = blurred(0.6);
    for (const [at, level] of x.entries()) {
      const [row, column, channel] = [Math.floor(at / (2 * width)), Math.floor(at / 2) % width, at % 2];
      const isNear = Math.abs(row - 2) <= 1 && Math.abs(column - 3) <= 1 && channel === 1;
      expect(level).toBeCloseTo(isNear ? 1 / 9 : 0, 12);
    }
  });

  it("takes a mean of fewer at the edges, so that an even image stays as it is", () => {
    for (const level of blurred(1, new Float64Array(dot.length).fill(0.3))) expect(level).toBeCloseTo(0.3, 12);
    const corner = new Float64Array(dot.length);
    corner[0] = 1;
    expect(blurred(0.6, corner)[0]).toBeCloseTo(1 / 4, 12);
  });
});
