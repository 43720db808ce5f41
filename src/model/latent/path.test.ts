import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Survey } from "../../state/state";
import type { Path, PathEnd } from "../../state/view/explore";
import { codeAt, codeOf, endsAfter, pathCodes } from "./path";

const survey: Survey = {
  step: 0,
  count: 3,
  mu: new Float32Array([0, 0, 3, 4, -1, 2]),
  logVar: new Float32Array(6),
  neighbourAccuracy: 0,
  coverage: 0,
};

const point = (...z: number[]): PathEnd => ({ kind: "point", z });
const heldOut = (row: number): PathEnd => ({ kind: "held-out", row });
const path = (from: PathEnd | null, to: PathEnd | null, shape: Path["shape"], count = 9) => ({
  ends: [from, to] as const,
  shape,
  count,
});

function rows(codes: Float32Array | null, latentDim: number): number[][] {
  if (!codes) return [];
  const count = codes.length / latentDim;
  return Array.from({ length: count }, (_, row) => [...codes.subarray(row * latentDim, (row + 1) * latentDim)]);
}

const angleBetween = (a: readonly number[], b: readonly number[]) => {
  const dot = a.reduce((sum, coordinate, dimension) => sum + coordinate * (b[dimension] ?? 0), 0);
  return Math.acos(Math.min(1, dot / Math.hypot(...a) / Math.hypot(...b)));
};

const coordinate = fc.double({ min: -4, max: 4, noNaN: true }).map(Math.fround);
const code = fc.array(coordinate, { minLength: 3, maxLength: 3 });
const shape = fc.constantFrom("linear" as const, "spherical" as const);

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

  test("are hit exactly by both shapes", () => {
    fc.assert(
      fc.property(code, code, shape, fc.integer({ min: 2, max: 32 }), (from, to, kind, count) => {
        const codes = rows(pathCodes(path(point(...from), point(...to), kind, count), null, 3), 3);
        expect(codes.length).toBe(count);
        expect(codes[0]).toEqual(from);
        expect(codes.at(-1)).toEqual(to);
      }),
    );
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

describe("a linear path", () => {
  test("is a straight line in even steps", () => {
    const codes = pathCodes(path(heldOut(0), heldOut(1), "linear", 5), survey, 2);
    expect([...(codes ?? [])]).toEqual([0, 0, 0.75, 1, 1.5, 2, 2.25, 3, 3, 4]);
  });
});

describe("a spherical path", () => {
  test("keeps to the circle that both ends lie on", () => {
    const [, middle] = rows(pathCodes(path(point(2, 0), point(0, 2), "spherical", 3), null, 2), 2);
    expect(middle?.[0]).toBeCloseTo(Math.SQRT2, 6);
    expect(middle?.[1]).toBeCloseTo(Math.SQRT2, 6);
  });

  test("is as long halfway as its ends are on average", () => {
    const [, middle = []] = rows(pathCodes(path(point(1, 0), point(0, 3), "spherical", 3), null, 2), 2);
    expect(Math.hypot(...middle)).toBeCloseTo(2, 6);
  });

  test("turns by equal angles, and its length never turns back", () => {
    fc.assert(
      fc.property(code, code, (from, to) => {
        const angle = angleBetween(from, to);
        fc.pre(Math.hypot(...from) > 0.1 && Math.hypot(...to) > 0.1 && angle > 0.1 && angle < Math.PI - 0.1);
        const codes = rows(pathCodes(path(point(...from), point(...to), "spherical", 9), null, 3), 3);
        const rise = Math.sign(Math.hypot(...to) - Math.hypot(...from));
        for (const [index, next] of codes.slice(1).entries()) {
          const last = codes[index] ?? [];
          expect(angleBetween(last, next)).toBeCloseTo(angle / 8, 3);
          expect(rise * (Math.hypot(...next) - Math.hypot(...last))).toBeGreaterThan(-1e-5);
        }
      }),
    );
  });

  test("is straight where the ends are nearly parallel, opposite, or at the origin", () => {
    for (const [from, to] of [
      [point(1, 1), point(2, 2.000001)],
      [point(1, 0), point(-1, 0)],
      [point(0, 0), point(1, 2)],
      [point(1), point(-2)],
    ] as const) {
      const latentDim = from.kind === "point" ? from.z.length : 0;
      const straight = pathCodes(path(from, to, "linear"), null, latentDim);
      expect(pathCodes(path(from, to, "spherical"), null, latentDim)).toEqual(straight);
      expect(straight?.every(Number.isFinite)).toBe(true);
    }
  });
});

describe("a position along a path", () => {
  test("of a quarter is the second of five codes", () => {
    fc.assert(
      fc.property(code, code, shape, (from, to, kind) => {
        const ends = path(point(...from), point(...to), kind, 5);
        const second = rows(pathCodes(ends, null, 3), 3)[1];
        expect(codeAt(ends, null, 3, 0.25)?.map(Math.fround)).toEqual(second);
      }),
    );
  });
});
