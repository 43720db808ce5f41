import { describe, expect, test } from "vitest";
import type { Path, PathEnd } from "./path";
import { codeAt, codeOf, endsAfter, pathCodes } from "./pathCodes";
import type { Survey } from "./viewState";

const survey: Survey = {
  step: 0,
  count: 3,
  mu: new Float32Array([0, 0, 3, 4, -1, 2]),
  logVar: new Float32Array(6),
  neighbourAccuracy: 0,
  classVotes: [],
  coverage: 0,
};

const point = (...z: number[]): PathEnd => ({ kind: "point", z });
const heldOut = (row: number): PathEnd => ({ kind: "held-out", row });
const path = (from: PathEnd | null, to: PathEnd | null, shape: Path["shape"], count = 9) => ({
  ends: [from, to] as const,
  shape,
  count,
});

describe("the ends of a path", () => {
  test("of a held-out image is its mean, wherever the model takes it", () => {
    expect(codeOf(heldOut(1), survey, 2)).toEqual([3, 4]);
    expect(codeOf(heldOut(1), { ...survey, mu: survey.mu.map((value) => 2 * value) }, 2)).toEqual([6, 8]);
  });

  test("have no code before a survey, outside of it, or in a latent space of another size", () => {
    expect(codeOf(heldOut(1), null, 2)).toBeNull();
    expect(codeOf(heldOut(3), survey, 2)).toBeNull();
    expect(codeOf(heldOut(1), survey, 3)).toBeNull();
    expect(codeOf(point(1, 2), survey, 3)).toBeNull();
    expect(codeOf(null, survey, 2)).toBeNull();
  });

  test("must both be there", () => {
    expect(pathCodes(path(heldOut(0), null, "linear"), survey, 2)).toBeNull();
    expect(codeAt(path(null, heldOut(0), "linear"), survey, 2, 0)).toBeNull();
  });
});

describe("an image at the end of a path", () => {
  const smaller: Survey = { ...survey, count: 1, mu: new Float32Array([7, 7]) };

  test("stays the place where it was last seen when a survey leaves it out", () => {
    expect(endsAfter([heldOut(0), heldOut(1)], survey, smaller, 2)).toEqual([heldOut(0), point(3, 4)]);
  });

  test("stays an image while it is looked at, or was never seen", () => {
    const ends = [heldOut(0), heldOut(2)] as const;
    expect(endsAfter(ends, smaller, survey, 2)).toBe(ends);
    expect(endsAfter([heldOut(2), null], null, smaller, 2)).toEqual([heldOut(2), null]);
  });
});

test("a path leads between the codes of its ends in its own shape", () => {
  const codes = pathCodes(path(heldOut(0), heldOut(1), "linear", 5), survey, 2);
  expect([...(codes ?? [])]).toEqual([0, 0, 0.75, 1, 1.5, 2, 2.25, 3, 3, 4]);
  const circle = path(point(2, 0), point(0, 2), "spherical", 3);
  const middle = codeAt(circle, null, 2, 0.5);
  expect(Math.hypot(...(middle ?? []))).toBeCloseTo(2, 6);
  expect(pathCodes(circle, null, 2)?.subarray(2, 4)).toEqual(Float32Array.from(middle ?? []));
});
