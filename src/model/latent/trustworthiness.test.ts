import { expect, test } from "vitest";
import { drawNormals, Purpose } from "../random";
import { neighbourRanks, trustworthiness } from "./trustworthiness";

function ranksOf(points: Float32Array, size: number): Uint16Array {
  const steps = neighbourRanks(points, size);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

test("ranks begin with the point itself and go by distance", () => {
  expect([...ranksOf(Float32Array.of(0, 5, 1, 3), 1)]).toEqual([0, 3, 1, 2, 3, 0, 2, 1, 1, 3, 0, 2, 3, 1, 2, 0]);
  // Of two points at one place each comes first for itself.
  expect([...ranksOf(Float32Array.of(3, 3, 1), 1)]).toEqual([0, 1, 2, 1, 0, 2, 1, 2, 0]);
});

test("a map that keeps all neighbours is trusted wholly, one of chance about half, one by hand as reckoned", () => {
  const points = drawNormals(400 * 3, { seed: 2, counter: 0, purpose: Purpose.images });
  const ranks = ranksOf(points, 3);
  expect(trustworthiness(ranks, points, 3, 10)).toBe(1);
  expect(
    trustworthiness(
      ranks,
      points.map((value) => -7 * value),
      3,
      10,
    ),
  ).toBe(1);
  const chance = drawNormals(400 * 2, { seed: 2, counter: 9, purpose: Purpose.images });
  expect(Math.abs(trustworthiness(ranks, chance, 2, 10) - 0.5)).toBeLessThan(0.05);
  // Four places on a line, of which the map swaps the two in the middle: with one neighbour each, by the formula.
  const line = ranksOf(Float32Array.of(0, 1, 2.5, 4.5), 1);
  // On the map 0, 2.5, 1, 4.5 the nearest are 2 of 0, 2 of 1, 0 of 2 and 1 of 3, of ranks 2, 2, 3 and 2.
  expect(trustworthiness(line, Float32Array.of(0, 2.5, 1, 4.5), 1, 1)).toBeCloseTo(1 - (2 * 5) / (4 * 1 * 4), 12);
  expect(trustworthiness(line, new Float32Array(4), 1, 5)).toBeNaN();
});
