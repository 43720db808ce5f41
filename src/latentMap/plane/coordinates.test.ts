import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitRange, LEAST_RANGE, scaleFor, tickStep, ticksWithin, toPixel, toPoint } from "./coordinates";

const side = fc.double({ min: 50, max: 2000, noNaN: true });
const range = fc.double({ min: LEAST_RANGE, max: 100, noNaN: true });
const coordinate = fc.double({ min: -50, max: 50, noNaN: true });

describe("the map's scale", () => {
  it("draws a circle of radius 1 σ as a circle of one unit at any aspect ratio", () => {
    fc.assert(
      fc.property(
        side,
        side,
        range,
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (width, height, r, angle) => {
          const scale = scaleFor(width, height, r);
          const [x, y] = toPixel(scale, [Math.cos(angle), Math.sin(angle)]);
          expect(Math.hypot(x - width / 2, y - height / 2)).toBeCloseTo(scale.unit, 6);
        },
      ),
    );
  });

  it("takes a pixel back to the latent point it came from", () => {
    fc.assert(
      fc.property(side, side, range, fc.tuple(coordinate, coordinate), fc.tuple(coordinate, coordinate), (...drawn) => {
        const [width, height, r, centre, [first, second]] = drawn;
        const scale = scaleFor(width, height, r, centre);
        const [backFirst, backSecond] = toPoint(scale, toPixel(scale, [first, second]));
        expect(backFirst).toBeCloseTo(first, 6);
        expect(backSecond).toBeCloseTo(second, 6);
      }),
    );
  });

  it("has the second dimension grow upwards", () => {
    expect(toPixel(scaleFor(800, 400, 4), [0, 1])).toEqual([400, 150]);
  });

  it("has its centre in the middle of the map", () => {
    expect(toPixel(scaleFor(800, 400, 4, [1, -2]), [1, -2])).toEqual([400, 200]);
    expect(toPixel(scaleFor(800, 400, 4, [1, -2]), [2, -1])).toEqual([450, 150]);
  });

  it("holds the whole range along the shorter side", () => {
    expect(toPixel(scaleFor(800, 400, 4), [4, 4])).toEqual([600, 0]);
  });
});

describe("the map's range", () => {
  it("never falls under four prior standard deviations", () => {
    expect(fitRange(LEAST_RANGE, 0.1)).toBe(LEAST_RANGE);
  });

  it("grows at once to hold the data, with room to spare", () => {
    expect(fitRange(4, 10)).toBeGreaterThan(10);
  });

  it("stays while the data breathe", () => {
    const grown = fitRange(4, 10);
    for (const needed of [9, 10, 11, 8.5]) expect(fitRange(grown, needed)).toBe(grown);
  });

  it("stays where codes are infinite or no numbers", () => {
    for (const needed of [Number.POSITIVE_INFINITY, Number.NaN]) expect(fitRange(4, needed)).toBe(4);
  });

  it("shrinks when the data have left most of it", () => {
    expect(fitRange(30, 5)).toBeLessThan(7);
  });
});

describe("the map's ticks", () => {
  it("lie at 1, 2 or 5 times a power of ten, at least the gap apart", () => {
    expect(tickStep(scaleFor(480, 480, 4), 34)).toBe(1);
    expect(tickStep(scaleFor(480, 480, 12), 30)).toBe(2);
    expect(tickStep(scaleFor(480, 480, 200), 30)).toBe(50);
    expect(tickStep(scaleFor(480, 480, 0.5), 30)).toBeCloseTo(0.1, 9);
  });

  it("are symmetric around the origin and leave it to the axes", () => {
    expect(ticksWithin(-4.5, 4.5, 2)).toEqual([-4, -2, 2, 4]);
  });

  it("begin and end with the part of the axis that is seen", () => {
    expect(ticksWithin(2.5, 5, 1)).toEqual([3, 4, 5]);
    expect(ticksWithin(0.2, 0.9, 1)).toEqual([]);
  });
});
