import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MapWindow } from "../../experiment/sight";
import { type MapScale, type Pixel, scaleFor, toPixel, toPoint } from "./coordinates";
import { broughtIntoView, panned, pinched, zoomedAt } from "./view";

const start = scaleFor(700, 450, 4, [1, -2]);
const pixel = fc.tuple(fc.double({ min: 0, max: 700, noNaN: true }), fc.double({ min: 0, max: 450, noNaN: true }));

function shown({ range, centre }: MapWindow): MapScale {
  return scaleFor(700, 450, range, centre);
}

function expectAt(actual: Pixel, wanted: Pixel): void {
  expect(actual[0]).toBeCloseTo(wanted[0], 6);
  expect(actual[1]).toBeCloseTo(wanted[1], 6);
}

describe("the map's view", () => {
  it("keeps the point under the pointer as it zooms", () => {
    fc.assert(
      fc.property(pixel, fc.double({ min: 0.1, max: 10, noNaN: true }), (at, factor) => {
        const after = shown(zoomedAt(start, at, factor));
        expectAt(toPixel(after, toPoint(start, at)), at);
        expect(after.unit).toBeCloseTo(start.unit * factor, 6);
      }),
    );
  });

  it("stays a view of numbers while the map has no area", () => {
    const { range, centre } = zoomedAt(scaleFor(0, 0, 4, [1, -2]), [0, 0], 2);
    expect([range, ...centre]).toEqual([2, 1, -2]);
  });

  it("takes every point along when it is dragged", () => {
    fc.assert(
      fc.property(pixel, pixel, ([x, y], [across, down]) => {
        const after = shown(panned(start, [across, down]));
        expectAt(toPixel(after, toPoint(start, [x, y])), [x + across, y + down]);
      }),
    );
  });

  it("stays under both fingers that pinch it along a line", () => {
    const after = shown(
      pinched(
        start,
        [
          [100, 100],
          [200, 100],
        ],
        [
          [150, 120],
          [350, 120],
        ],
      ),
    );
    expectAt(toPixel(after, toPoint(start, [100, 100])), [150, 120]);
    expectAt(toPixel(after, toPoint(start, [200, 100])), [350, 120]);
  });

  it("comes no closer than a fiftieth of a standard deviation and goes no farther than a thousand", () => {
    expect(zoomedAt(start, [0, 0], 1e9).range).toBe(0.02);
    expect(zoomedAt(start, [0, 0], 1e-9).range).toBe(1000);
  });

  it("follows a point out of its border, and no other", () => {
    expect(broughtIntoView(start, [30, 30], 20)).toBeNull();
    const window = broughtIntoView(start, [715, 200], 20);
    if (!window) throw new Error("The map has not followed.");
    expectAt(toPixel(shown(window), toPoint(start, [715, 200])), [680, 200]);
  });
});
