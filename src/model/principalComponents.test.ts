import { expect, test } from "vitest";
import { coordinates, type PrincipalComponents, principalComponents, projectionErrors } from "./principalComponents";
import { drawNormals, Purpose } from "./random";

function componentsOf(points: Float32Array, size: number, count: number): PrincipalComponents {
  const steps = principalComponents(points, size, count);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** 300 points of 30 numbers, ever less spread, and turned so that no axis is a component. */
const SIZE = 30;
const points = (() => {
  const drawn = drawNormals(300 * SIZE, { seed: 4, counter: 0, purpose: Purpose.images });
  const spread = drawn.map((value, place) => value * 0.8 ** (place % SIZE));
  return spread.map((value, place) => value + 0.5 * (spread[place % SIZE === 0 ? place : place - 1] ?? 0) + 3);
})();

/** The covariance, written down. */
function covariance(row: number, column: number): number {
  const column1 = points.filter((_, place) => place % SIZE === row);
  const column2 = points.filter((_, place) => place % SIZE === column);
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(column1), mean(column2)];
  return column1.reduce((sum, value, place) => sum + (value - a) * ((column2[place] ?? 0) - b), 0) / column1.length;
}

test("components are orthonormal eigenvectors of the covariance, the largest eigenvalue first", () => {
  const { directions, variances } = componentsOf(points, SIZE, 5);
  expect(directions).toHaveLength(5);
  const matrix = Array.from({ length: SIZE }, (_, row) =>
    Array.from({ length: SIZE }, (__, at) => covariance(row, at)),
  );
  for (const [place, direction] of directions.entries()) {
    for (const [row, elements] of matrix.entries()) {
      const image = elements.reduce((sum, element, at) => sum + element * (direction[at] ?? 0), 0);
      expect(image).toBeCloseTo((variances[place] ?? 0) * (direction[row] ?? 0), 3);
    }
    for (const [other, another] of directions.entries()) {
      const product = direction.reduce((sum, part, at) => sum + part * (another[at] ?? 0), 0);
      expect(product).toBeCloseTo(place === other ? 1 : 0, 9);
    }
  }
  expect([...variances].sort((a, b) => b - a)).toEqual(variances);
});

test("the error of a projection is what the rebuilt points lack, and 0 of all dimensions", () => {
  const all = componentsOf(points, SIZE, SIZE);
  const errors = projectionErrors(points, all);
  expect(errors).toHaveLength(SIZE + 1);
  expect(errors.at(-1)).toBeCloseTo(0, 4);
  const few = { ...all, directions: all.directions.slice(0, 3) };
  const along = coordinates(points, few);
  const squares = points.reduce((sum, value, place) => {
    const [row, at] = [Math.floor(place / SIZE), place % SIZE];
    const rebuilt = few.directions.reduce(
      (total, direction, each) => total + (along[row * 3 + each] ?? 0) * (direction[at] ?? 0),
      all.mean[at] ?? 0,
    );
    return sum + (value - rebuilt) ** 2;
  }, 0);
  expect(errors[3]).toBeCloseTo(squares / 300, 4);
});

test("there are no more components than points or dimensions, and points that are one have no variance", () => {
  expect(componentsOf(points.subarray(0, 2 * SIZE), SIZE, 10).directions).toHaveLength(2);
  for (const variance of componentsOf(new Float32Array(40).fill(2), 4, 3).variances)
    expect(variance).toBeCloseTo(0, 20);
});
