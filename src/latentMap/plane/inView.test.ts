import { describe, expect, it } from "vitest";
import { drawUniforms, Purpose } from "../../model/random";
import { HIDDEN } from "../points/tones";
import { scaleFor } from "./coordinates";
import { rowsInView, thinnedInView } from "./inView";

const scale = scaleFor(400, 300, 4);
const crowd = drawUniforms(20_000, { seed: 5, counter: 0, purpose: Purpose.prior }).map((value) => value * 400);
const all = Uint32Array.from({ length: 10_000 }, (_, row) => row);

describe("the images in view", () => {
  it("are those that are drawn and whose place is on the map", () => {
    const places = Float32Array.of(10, 10, -5, 10, 10, 301, 399, 299, 20, 20);
    const tones = Uint16Array.of(0, 0, 1, 1, HIDDEN);
    expect([...rowsInView(places, tones, scale)]).toEqual([0, 3]);
    expect([...rowsInView(places, tones, scale, 6)]).toEqual([0, 1, 2, 3]);
  });
});

describe("a thinned crowd", () => {
  it("is all of a few", () => {
    expect(thinnedInView(all.subarray(0, 200), crowd, scale, 250, 0)).toEqual(all.subarray(0, 200));
  });

  it("is at most as many as asked for, and not many fewer", () => {
    const taken = thinnedInView(all, crowd, scale, 250, 0).length;
    expect(taken).toBeLessThanOrEqual(250);
    expect(taken).toBeGreaterThan(150);
  });

  it("is spread: no two are on one heap", () => {
    const taken = [...thinnedInView(all, crowd, scale, 250, 0)];
    const distances = taken.flatMap((one, index) =>
      taken
        .slice(0, index)
        .map((other) =>
          Math.hypot(
            (crowd[2 * one] ?? 0) - (crowd[2 * other] ?? 0),
            (crowd[2 * one + 1] ?? 0) - (crowd[2 * other + 1] ?? 0),
          ),
        ),
    );
    expect(Math.min(...distances)).toBeGreaterThan(15);
  });

  it("keeps at least the gap that is asked for", () => {
    expect(thinnedInView(all, crowd, scale, 250, 60).length).toBeLessThan(50);
    expect(thinnedInView(all.subarray(0, 200), crowd, scale, 250, 60).length).toBeLessThan(50);
  });

  it("is the same crowd again after all have moved a little", () => {
    const before = new Set(thinnedInView(all, crowd, scale, 250, 0));
    const moved = crowd.map((value, index) => value + 0.5 * Math.sin(index));
    const kept = [...thinnedInView(all, moved, scale, 250, 0)].filter((row) => before.has(row));
    expect(kept.length / before.size).toBeGreaterThan(0.6);
  });
});
