import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balancedSample, holdOut, markOf } from "./split";

const labelled = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 40, maxLength: 300 });
const countOfLabel = (labels: readonly number[], label: number) => labels.filter((each) => each === label).length;

describe("images that are held out", () => {
  test("are as many as wanted and of each class its share, where all images differ", () => {
    fc.assert(
      fc.property(labelled, fc.integer({ min: 16, max: 20 }), (labels, count) => {
        const heldOut = holdOut(count, labels, Array.from(labels.keys()));
        const held = labels.filter((_, index) => heldOut[index] === 1);
        expect(held).toHaveLength(count);
        for (const label of new Set(labels)) {
          const share = (count * countOfLabel(labels, label)) / labels.length;
          expect(Math.abs(countOfLabel(held, label) - share)).toBeLessThan(1);
        }
      }),
    );
  });

  test("have no equals among those trained on, where there are enough different ones", () => {
    fc.assert(
      fc.property(labelled, fc.integer({ min: 2, max: 3 }), (labels, copies) => {
        const marks = Array.from(labels.keys(), (index) => Math.floor(index / copies));
        const heldOut = holdOut(16, labels, marks);
        const sides = new Map<number, number | undefined>();
        for (const [index, mark] of marks.entries()) {
          if (sides.has(mark)) expect(heldOut[index]).toBe(sides.get(mark));
          sides.set(mark, heldOut[index]);
        }
        expect(heldOut.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(16);
      }),
    );
  });

  test("are there although all images are equal", () => {
    expect(holdOut(16, null, new Array(64).fill(5)).reduce((sum, each) => sum + each, 0)).toBe(16);
  });
});

describe("a sample", () => {
  test("has as many of each class as there are, or as the others have", () => {
    const labels = Array.from({ length: 1000 }, (_, index) => (index < 10 ? 0 : index < 400 ? 1 : 2));
    const all = Array.from(labels.keys());
    const drawn = balancedSample(all, labels, 210);
    const counts = [0, 1, 2].map((label) =>
      countOfLabel(
        drawn.map((index) => labels[index] ?? 0),
        label,
      ),
    );
    expect(counts).toEqual([10, 100, 100]);
    expect(new Set(drawn).size).toBe(210);
    expect(balancedSample(all, labels, 210)).toEqual(drawn);
    expect(balancedSample(all, null, 1000)).toBe(all);
  });
});

test("equal images have equal marks, and no two of 20,000 others do", () => {
  const marks = new Set<number>();
  const image = new Uint8Array(784);
  for (let index = 0; index < 20_000; index++) {
    image[index % 784] = index >> 7;
    image[783 - (index % 500)] = index & 255;
    image[5] = index & 255;
    image[6] = index >> 8;
    marks.add(markOf(image));
  }
  expect(marks.size).toBe(20_000);
  expect(markOf(Uint8Array.of(1, 2))).toBe(markOf(Uint8Array.of(1, 2)));
});
