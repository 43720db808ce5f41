import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftOffZero } from "./reluKinks";

const values = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 40 })
  .map((each) => Float64Array.of(...each));
const nearestTo = (shift: number, of: Float64Array) => Math.min(...of.map((value) => Math.abs(value + shift)));

describe("A shift off zero", () => {
  it("leaves nothing within the margin, and no shorter one does", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 0.2, noNaN: true }), (drawn, margin) => {
        const shift = shiftOffZero(drawn, margin);
        expect(nearestTo(shift, drawn)).toBeGreaterThanOrEqual(margin - 1e-9);
        for (let part = -49; part < 50 && shift !== 0; part++) {
          expect(nearestTo((part / 50) * Math.abs(shift), drawn)).toBeLessThan(margin);
        }
      }),
    );
  });

  it("is none where nothing is near", () => {
    expect(shiftOffZero(Float64Array.of(-0.5, 0.5), 0.1)).toBe(0);
  });
});
