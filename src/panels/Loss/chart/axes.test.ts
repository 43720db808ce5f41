import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultView } from "../view/view";
import {
  fittedAxis,
  lastStep,
  markedEpochs,
  recentSteps,
  spreadApart,
  upperLimit,
  upperPower,
  valueAxis,
  valueTicks,
} from "./axes";
import type { Row } from "./rows";

const both = defaultView;
const rowsOf = (...totals: number[]): Row[] =>
  totals.map((total, step) => {
    const point = { step, total, reconstruction: total, kl: 3 };
    return { step, train: point, drawn: point, heldOut: null, latestHeldOut: null };
  });

describe("the height of the chart", () => {
  it("stands a little above collapse before there are curves", () => {
    expect(upperLimit([], both, 200)).toBe(260);
  });

  it("cuts off the first fall and stays while the curves come down", () => {
    const falling = [544, 400, ...Array.from({ length: 40 }, (_, step) => 210 - step)];
    expect(upperLimit(rowsOf(...falling), both, 200)).toBe(260);
  });

  it("grows where a loss goes on above it, and then holds it", () => {
    fc.assert(
      fc.property(fc.double({ min: 261, max: 1e6, noNaN: true }), (loss) => {
        const limit = upperLimit(rowsOf(loss, loss, loss), both, 200);
        expect(limit).toBeGreaterThanOrEqual(loss);
        expect(limit).toBeLessThanOrEqual(loss * 2.01);
      }),
    );
  });

  it("ignores curves that are not shown and losses that are not finite", () => {
    expect(upperLimit(rowsOf(9000, 9000), { ...both, train: false }, 200)).toBe(260);
    expect(upperLimit(rowsOf(Number.POSITIVE_INFINITY, Number.NaN), both, 200)).toBe(260);
  });

  it("is low where KL is all that is shown", () => {
    const view = { ...both, terms: { total: false, reconstruction: false, kl: true } };
    expect(valueAxis(rowsOf(9000, 9000), view, 200).high).toBeLessThan(20);
  });

  it("is in bits where bits are shown", () => {
    expect(valueAxis([], { ...both, unit: "bits" }, 200).high).toBeCloseTo(260 / Math.log(2), 10);
  });

  it("closes in on what a window shows", () => {
    const view = { ...both, steps: "recent" as const, terms: { total: true, reconstruction: false, kl: false } };
    expect(valueAxis(rowsOf(151, 149, 152), view, 200)).toMatchObject({ low: 149, high: 152 });
    expect(fittedAxis(rowsOf(150, 150), view)).toMatchObject({ low: 149.4, high: 150.6 });
  });

  it("is a power of ten on a logarithmic axis", () => {
    expect(upperPower(rowsOf(544), both)).toBe(1000);
    expect(upperPower(rowsOf(4321), both)).toBe(10000);
  });

  it("is told by round numbers, or by powers of ten", () => {
    expect(valueTicks({ low: 0, high: 260, logarithmic: false })).toEqual([0, 50, 100, 150, 200, 250]);
    expect(valueTicks({ low: 0.1, high: 1000, logarithmic: true })).toEqual([0.1, 1, 10, 100, 1000]);
  });

  it("is told by two numbers at least, however low the chart is", () => {
    expect(valueTicks({ low: 0, high: 385, logarithmic: false }, 1)).toEqual([0, 200]);
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 3 }), (high, count) => {
        expect(valueTicks({ low: 0, high, logarithmic: false }, count).length).toBeGreaterThan(1);
      }),
    );
  });
});

describe("the length of the chart", () => {
  it("holds the step, and grows less and less often", () => {
    expect([0, 50, 51, 201, 469, 470, 2000, 2400].map((step) => lastStep(step, 469))).toEqual([
      50,
      50,
      100,
      469,
      469,
      938,
      2345 + 469,
      2345 + 469,
    ]);
  });

  it("never ends before the step", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 5000 }), (step, perEpoch) => {
        expect(lastStep(step, perEpoch)).toBeGreaterThanOrEqual(step);
      }),
    );
  });

  it("is that of a window which moves now and then", () => {
    expect([0, 320, 500, 501, 550, 551].map((step) => recentSteps(step, 500))).toEqual([
      { first: 0, last: 500 },
      { first: 0, last: 500 },
      { first: 0, last: 500 },
      { first: 50, last: 550 },
      { first: 50, last: 550 },
      { first: 100, last: 600 },
    ]);
  });

  it("marks a few epochs", () => {
    expect(markedEpochs(469 * 3, 469, 6)).toEqual([1, 2, 3]);
    expect(markedEpochs(469 * 20, 469, 6)).toEqual([4, 8, 12, 16, 20]);
    expect(markedEpochs(100, 469, 6)).toEqual([]);
  });
});

describe("labels that would overlap", () => {
  it("move apart and keep their order", () => {
    expect(spreadApart([50, 48, 10], 12, 0, 100)).toEqual([60, 48, 10]);
  });

  it("stay within the chart", () => {
    expect(spreadApart([98, 99, 100], 12, 0, 100)).toEqual([76, 88, 100]);
  });
});
