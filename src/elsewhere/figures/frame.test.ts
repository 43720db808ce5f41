import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ticksAlong } from "./frame";

describe("the ticks along an axis", () => {
  test("are few, evenly spread round numbers within its range", () => {
    const ranges = fc
      .tuple(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 1e-3, max: 1e5, noNaN: true }))
      .map(([least, length]) => [least, least + length] as const);
    fc.assert(
      fc.property(ranges, ([least, greatest]) => {
        const ticks = ticksAlong([least, greatest]);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        const slack = 1e-9 * (greatest - least) + 1e-9;
        for (const tick of ticks) expect(tick >= least - slack && tick <= greatest + slack).toBe(true);
        const steps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0));
        expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(1e-6 * (greatest - least) + 1e-9);
      }),
    );
    expect(ticksAlong([0, 1])).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  });
});
