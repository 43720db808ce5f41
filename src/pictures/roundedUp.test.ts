import fc from "fast-check";
import { expect, it } from "vitest";
import { roundedUp } from "./roundedUp";

it("goes up to 1, 2, 5 or 10 times a power of ten", () => {
  expect([1, 1.01, 2, 4.9, 5.1, 0.03, 700].map((needed) => roundedUp(needed))).toEqual([1, 2, 2, 5, 10, 0.05, 1000]);
});

it("takes other factors", () => {
  expect(roundedUp(2.2, [1, 1.5, 2, 3, 5])).toBe(3);
});

it("is never below what is needed, nor far above it", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (needed) => {
      expect(roundedUp(needed)).toBeGreaterThanOrEqual(needed);
      expect(roundedUp(needed) / needed).toBeLessThan(2.5 + 1e-9);
    }),
  );
});
