import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FRAMES, filmstripCodes, filmstripsOn, reachOf, ticksOf } from "./filmstrips";

describe("the reach of filmstrips", () => {
  it("is four prior standard deviations while the point lies within", () => {
    expect(reachOf([0, -3.2])).toBe(4);
    expect(reachOf([-4, 4])).toBe(4);
    expect(ticksOf(4)).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
  });

  it("holds any point, with frames a readable number apart", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -900, max: 900, noNaN: true }), { minLength: 1, maxLength: 32 }), (z) => {
        const reach = reachOf(z);
        const [first = 0, second = 0] = ticksOf(reach);
        expect(reach).toBeGreaterThanOrEqual(Math.max(...z.map(Math.abs)) - 0.01);
        expect(Number((second - first).toPrecision(9)).toString()).toMatch(/^[1-5]0*$/);
      }),
    );
    expect(reachOf([0, -5])).toBe(8);
    expect(reachOf([170, 3])).toBe(200);
  });
});

describe("the codes of a filmstrip", () => {
  it("are the point with one coordinate at every tick", () => {
    const codes = filmstripCodes([0.5, -2, 7], [1], 4);
    expect(codes.length).toBe(FRAMES * 3);
    expect([...codes.subarray(0, 3)]).toEqual([0.5, -4, 7]);
    expect([...codes.subarray(4 * 3, 5 * 3)]).toEqual([0.5, 0, 7]);
    expect([...codes.subarray(8 * 3)]).toEqual([0.5, 4, 7]);
  });

  it("do not depend on the coordinate that the strip leads through its values", () => {
    expect(filmstripCodes([0.5, -2], [1], 4)).toEqual(filmstripCodes([0.5, 3], [1], 4));
  });
});

describe("a sheet of filmstrips", () => {
  it("tells which dimensions it is of", () => {
    const z = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(z, fc.shuffledSubarray([0, 1, 2, 3, 4]), (point, dimensions) => {
        const z = filmstripCodes(point, dimensions, 4);
        const strips = filmstripsOn({ z, latentDim: 5, images: new Uint8ClampedArray(2 * (z.length / 5)) });
        expect(strips.map(({ dimension }) => dimension)).toEqual(dimensions);
      }),
    );
  });

  it("gives every dimension its own images", () => {
    const z = filmstripCodes([0, 0], [1, 0], 4);
    const images = Uint8ClampedArray.from({ length: 2 * FRAMES }, (_, image) => image);
    const [first, second] = filmstripsOn({ z, latentDim: 2, images });
    expect([...(first?.images ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(second?.images[0]).toBe(9);
  });
});
