import { expect, test } from "vitest";
import { convolved, innerProduct, type NumberPlane, transposeConvolved } from "./convolution";
import { drawNormals, Purpose } from "./random";

function plane(height: number, width: number, counter: number): NumberPlane {
  const values = Float64Array.from(drawNormals(height * width, { seed: 1, counter, purpose: Purpose.images }));
  return { height, width, values };
}

test("a stride of 2 pads an even side after it, an odd one on both sides", () => {
  const ones = (side: number): NumberPlane => ({
    height: side,
    width: side,
    values: new Float64Array(side ** 2).fill(1),
  });
  const sum = new Float64Array(9).fill(1);
  expect([...convolved(ones(4), sum, 2).values]).toEqual([9, 6, 6, 4]);
  expect([...convolved(ones(3), sum, 2).values]).toEqual([4, 4, 4, 4]);
  expect([...convolved(ones(3), sum, 1).values]).toEqual([4, 6, 4, 6, 9, 6, 4, 6, 4]);
});

test.each([
  [28, 28, 2],
  [7, 5, 2],
  [6, 9, 1],
] as const)("the transpose of a convolution of %i by %i at stride %i is its adjoint", (height, width, stride) => {
  const kernel = drawNormals(9, { seed: 2, counter: 0, purpose: Purpose.images });
  const x = plane(height, width, 0);
  const coarse = convolved(x, kernel, stride);
  const y = plane(coarse.height, coarse.width, 5000);
  const back = transposeConvolved(y, kernel, stride, [height, width]);
  expect(innerProduct(coarse, y)).toBeCloseTo(innerProduct(x, back), 9);
});
