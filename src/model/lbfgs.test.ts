import { expect, test } from "vitest";
import { type Minimum, minimise, type SlicedFunction } from "./lbfgs";

function minimised(evaluate: SlicedFunction, start: readonly number[], tolerance: number, iterations = 200): Minimum {
  const steps = minimise(evaluate, Float64Array.from(start), { tolerance, iterations });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Rosenbrock's valley, whose least value is 0 at (1, 1). */
const valley: SlicedFunction = function* (place) {
  yield;
  const [x, y] = place as unknown as readonly [number, number];
  const gap = y - x * x;
  return {
    value: (1 - x) ** 2 + 100 * gap ** 2,
    gradient: Float64Array.of(-2 * (1 - x) - 400 * x * gap, 200 * gap),
  };
};

/** ½ Σ cᵢ (xᵢ − i)², with curvatures from 1 to 10,000. */
const bowl: SlicedFunction = function* (place) {
  yield;
  const gradient = place.map((x, index) => 10 ** (index % 5) * (x - index));
  const value = place.reduce((sum, x, index) => sum + (gradient[index] as number) * (x - index) * 0.5, 0);
  return { value, gradient };
};

test("the floor of a bent valley is found from its far side", () => {
  const { place, converged, iterations } = minimised(valley, [-1.2, 1], 1e-8);
  expect(converged).toBe(true);
  expect(iterations).toBeLessThan(80);
  expect(place[0]).toBeCloseTo(1, 7);
  expect(place[1]).toBeCloseTo(1, 7);
});

test("a bowl of very different curvatures is minimised in far fewer iterations than slopes alone would take", () => {
  const { place, gradient, converged, iterations } = minimised(bowl, new Array(15).fill(30), 1e-6);
  expect(converged).toBe(true);
  expect(Math.max(...gradient.map(Math.abs))).toBeLessThanOrEqual(1e-6);
  expect(iterations).toBeLessThan(60);
  for (const [index, x] of place.entries()) expect(x).toBeCloseTo(index, 5);
});

test("it ends after the iterations that it may take, and says so", () => {
  expect(minimised(valley, [-1.2, 1], 1e-8, 3)).toMatchObject({ converged: false, iterations: 3 });
  expect(minimised(valley, [1, 1], 1e-8)).toMatchObject({ converged: true, iterations: 0 });
});
