import { describe, expect, it } from "vitest";
import { principalPlane } from "./principalAxes";
import { planeOfDimensions } from "./projection";

/** Points ±length along each direction: their covariance has these directions as eigenvectors. */
function cross(arms: readonly (readonly [length: number, direction: readonly number[]])[]): Float32Array {
  const ends = arms.flatMap(([length, direction]) =>
    [1, -1].map((sign) => direction.map((d) => 3 + sign * length * d)),
  );
  return Float32Array.from(ends.flat());
}

function expectClose(actual: readonly number[], wanted: readonly number[]): void {
  for (const [d, value] of wanted.entries()) expect(actual[d]).toBeCloseTo(value, 5);
}

const arms = [
  [1, [0.6, 0.8, 0]],
  [3, [-0.8, 0.6, 0]],
  [2, [0, 0, 1]],
] as const;

describe("the principal plane of means", () => {
  it("lies along the longest two axes of their covariance, wherever their middle is", () => {
    const { across, up, origin } = principalPlane(cross(arms), 3, null);
    expectClose(across, [0.8, -0.6, 0]);
    expectClose(up, [0, 0, 1]);
    expect(origin).toEqual([0, 0, 0]);
  });

  it("points where it pointed before", () => {
    const before = { origin: [0, 0, 0], across: [-1, 0, 0], up: [0, 0.1, -0.9] };
    const { across, up } = principalPlane(cross(arms), 3, before);
    expectClose(across, [-0.8, 0.6, 0]);
    expectClose(up, [0, 0, -1]);
  });

  it("is found from a plane at a right angle to it", () => {
    const only = cross([
      [1e-3, [1, 0, 0, 0]],
      [1e-3, [0, 1, 0, 0]],
      [1, [0, 0, 1, 0]],
      [2, [0, 0, 0, 1]],
    ]);
    const { across, up } = principalPlane(only, 4, planeOfDimensions(4, [0, 1]));
    expect(Math.abs(across[3] ?? 0)).toBeCloseTo(1, 5);
    expect(Math.abs(up[2] ?? 0)).toBeCloseTo(1, 5);
  });

  it("is still a plane where all means are one", () => {
    const { across, up } = principalPlane(new Float32Array(30).fill(2), 3);
    expect(Math.hypot(...across)).toBeCloseTo(1, 9);
    expect(Math.hypot(...up)).toBeCloseTo(1, 9);
    expect(across.reduce((sum, value, d) => sum + value * (up[d] ?? 0), 0)).toBeCloseTo(0, 9);
  });
});
