import { describe, expect, test } from "vitest";
import { amountAt, startOf } from "./taken";

describe("the user's point on the arrow", () => {
  const taken = { from: [1, 1], to: [3, 0] };
  const arrow = { amount: 0.5, taken };

  test("keeps where it came from while the arrow takes it along", () => {
    expect(startOf(arrow, taken.to, undefined)).toEqual([1, 1]);
    expect(amountAt(arrow, taken.to)).toBe(0.5);
  });

  test("begins anew where it has gone elsewhere since", () => {
    expect(startOf(arrow, [9, 9], undefined)).toEqual([9, 9]);
    expect(amountAt(arrow, [9, 9])).toBe(0);
  });

  test("starts from the image looked at where there is one", () => {
    const mu = new Float32Array([4, 5]);
    expect(startOf(arrow, taken.to, mu)).toBe(mu);
    expect(startOf(arrow, [9, 9], new Float32Array([4, 5, 6]))).toEqual([9, 9]);
  });
});
