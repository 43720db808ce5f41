import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DrawKey, drawNormals, drawPermutation, drawUniforms, Purpose, pcg4d, unitInterval } from "./random";

const word = fc.integer({ min: 0, max: 0xffffffff });
const someKey = fc.record({ seed: word, counter: word, purpose: fc.constantFrom(...Object.values(Purpose)) });
const key: DrawKey = { seed: 42, counter: 7, purpose: Purpose.epsilon };

describe("pcg4d", () => {
  it("is the hash of Jarzynski and Olano, as written down with whole numbers", () => {
    fc.assert(
      fc.property(word, word, word, word, (a, b, c, d) => {
        expect(hashed(a, b, c, d)).toEqual(wholeNumberPcg4d([a, b, c, d].map(BigInt)));
      }),
    );
  });

  it("changes about half of all bits when one of the lower 16 bits of its input changes", () => {
    let changed = 0;
    const trials = 2000;
    for (let trial = 0; trial < trials; trial++) {
      const [first = 0] = hashed(1, trial, 3, 4);
      const [second = 0] = hashed(1, trial, 3 ^ (1 << (trial % 16)), 4);
      changed += bitsOf(first ^ second);
    }
    expect(changed / trials / 32).toBeCloseTo(0.5, 1);
  });
});

describe("a word in the unit interval", () => {
  it("is never 0 or 1 and loses nothing in 32 bits", () => {
    fc.assert(
      fc.property(word, (drawn) => {
        const number = unitInterval(drawn);
        expect(number).toBeGreaterThan(0);
        expect(number).toBeLessThan(1);
        expect(Math.fround(number)).toBe(number);
      }),
    );
    expect(unitInterval(0)).toBe(2 ** -24);
    expect(unitInterval(0xffffffff)).toBe(1 - 2 ** -24);
  });
});

describe("uniform numbers", () => {
  it("fill 100 bins evenly", () => {
    const count = 200_000;
    const bins = new Float64Array(100);
    for (const number of drawUniforms(count, key)) {
      const bin = Math.floor(number * 100);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, found) => sum + (found - count / 100) ** 2 / (count / 100), 0);
    expect(chiSquare).toBeGreaterThan(55);
    expect(chiSquare).toBeLessThan(160);
  });

  it("begin alike however many are drawn", () => {
    fc.assert(
      fc.property(someKey, fc.nat(40), fc.nat(40), (at, few, more) => {
        expect(drawUniforms(few + more, at).subarray(0, few)).toEqual(drawUniforms(few, at));
      }),
    );
  });

  it("differ for another seed, counter or purpose", () => {
    const drawn = drawUniforms(4, key);
    expect(drawUniforms(4, { ...key, seed: 43 })).not.toEqual(drawn);
    expect(drawUniforms(4, { ...key, counter: 8 })).not.toEqual(drawn);
    expect(drawUniforms(4, { ...key, purpose: Purpose.prior })).not.toEqual(drawn);
  });
});

describe("normal numbers", () => {
  const count = 400_000;
  const normals = drawNormals(count, key);
  const moment = (power: number) => normals.reduce((sum, number) => sum + number ** power, 0) / count;

  it("have the moments 0, 1, 0 and 3", () => {
    expect(Math.abs(moment(1))).toBeLessThan(0.008);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.012);
    expect(Math.abs(moment(3))).toBeLessThan(0.02);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.08);
  });

  it("lie within one σ in 68.27 of 100 cases", () => {
    const within = normals.reduce((sum, number) => sum + (Math.abs(number) < 1 ? 1 : 0), 0);
    expect(within / count).toBeCloseTo(0.6827, 2);
  });

  it.each([1, 2, 3, 4])("do not follow from the number %d places before", (distance) => {
    let product = 0;
    for (let index = distance; index < count; index++) {
      product += (normals[index] ?? 0) * (normals[index - distance] ?? 0);
    }
    expect(Math.abs(product / count)).toBeLessThan(0.008);
  });

  it("do not follow from those of the step before or of another seed", () => {
    for (const other of [
      { ...key, counter: 8 },
      { ...key, seed: 43 },
    ]) {
      const product = drawNormals(count, other).reduce((sum, number, index) => sum + number * (normals[index] ?? 0), 0);
      expect(Math.abs(product / count)).toBeLessThan(0.008);
    }
  });

  it("are Box and Muller's of the uniform numbers of the same key", () => {
    const [u0 = 0, u1 = 0, u2 = 0, u3 = 0] = drawUniforms(4, key);
    const radius = (u: number) => Math.sqrt(-2 * Math.log(u));
    const wanted = [
      radius(u0) * Math.cos(2 * Math.PI * u1),
      radius(u0) * Math.sin(2 * Math.PI * u1),
      radius(u2) * Math.cos(2 * Math.PI * u3),
      radius(u2) * Math.sin(2 * Math.PI * u3),
    ];
    for (const [index, value] of wanted.entries()) expect(normals[index]).toBeCloseTo(value, 6);
  });
});

describe("a drawn permutation", () => {
  it("holds every number once", () => {
    fc.assert(
      fc.property(fc.nat(300), someKey, (count, at) => {
        const sorted = drawPermutation(count, at).sort();
        expect(sorted).toEqual(Uint32Array.from({ length: count }, (_, index) => index));
      }),
    );
  });

  it("is the same for the same key and another for the next epoch", () => {
    expect(drawPermutation(100, key)).toEqual(drawPermutation(100, key));
    expect(drawPermutation(100, { ...key, counter: 8 })).not.toEqual(drawPermutation(100, key));
  });

  it("puts each of four numbers anywhere equally often", () => {
    const counts = new Float64Array(24);
    for (let counter = 0; counter < 24_000; counter++) {
      const [a = 0, b = 0, c = 0] = drawPermutation(4, { ...key, counter });
      const rank = a * 6 + (b - Number(b > a)) * 2 + Number(c > 6 - a - b - c);
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    for (const found of counts) expect(Math.abs(found - 1000)).toBeLessThan(150);
  });
});

function hashed(a: number, b: number, c: number, d: number): number[] {
  const words = new Uint32Array(4);
  pcg4d(a, b, c, d, words);
  return [...words];
}

/** The published pcg4d with unbounded integers, reduced by hand. */
function wholeNumberPcg4d(input: readonly bigint[]): number[] {
  const wrap = (value: bigint) => value % 2n ** 32n;
  const start = input.map((value) => wrap(value * 1664525n + 1013904223n));
  return mixed(
    mixed(start, wrap).map((value) => value ^ (value / 2n ** 16n)),
    wrap,
  ).map(Number);
}

function mixed([x = 0n, y = 0n, z = 0n, w = 0n]: readonly bigint[], wrap: (value: bigint) => bigint): bigint[] {
  const newX = wrap(x + y * w);
  const newY = wrap(y + z * newX);
  const newZ = wrap(z + newX * newY);
  return [newX, newY, newZ, wrap(w + newY * newZ)];
}

function bitsOf(value: number): number {
  return (value >>> 0).toString(2).replaceAll("0", "").length;
}
