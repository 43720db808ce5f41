import { describe, expect, test } from "vitest";
import { BatchOrder } from "./batches";
import { knownLabels, LabelledBatchOrder } from "./labelledBatches";

const labels = Uint8Array.from({ length: 400 }, (_, row) => row % 10);
const order = (count: number, seed = 3) =>
  new LabelledBatchOrder(new BatchOrder(400, 32, seed), labels, { count, batchSize: 32, seed });

/** Rows that have a label. */
function labelled(count: number, seed = 3): Set<number> {
  const known = knownLabels(labels, count, seed);
  return new Set([...known.keys()].filter((row) => known[row] !== 255));
}

describe("Known labels", () => {
  test("are as many as asked for, of each class alike, and the true ones", () => {
    const known = knownLabels(labels, 30, 3);
    const told = [...known.entries()].filter(([, label]) => label !== 255);
    expect(told).toHaveLength(30);
    for (let label = 0; label < 10; label++) expect(told.filter(([, each]) => each === label)).toHaveLength(3);
    expect(told.every(([row, label]) => labels[row] === label)).toBe(true);
    expect(knownLabels(labels, 60_000, 3)).toEqual(labels);
  });

  test("are of other images with another seed", () => {
    expect(knownLabels(labels, 30, 3)).not.toEqual(knownLabels(labels, 30, 4));
  });
});

describe("A labelled order", () => {
  test("takes as many images as the plain one, and its first three quarters", () => {
    const plain = new BatchOrder(400, 32, 3);
    for (const step of [0, 5, 12, 30]) {
      const [ours, theirs] = [order(30).indices(step), plain.indices(step)];
      expect(ours).toHaveLength(theirs.length);
      const kept = ours.length - Math.ceil(ours.length / 4);
      expect(ours.subarray(0, kept)).toEqual(theirs.subarray(0, kept));
    }
  });

  test("ends every batch in labelled images, all of which take turns", () => {
    const known = labelled(30);
    const found: number[] = [];
    const taken = order(30);
    for (let step = 0; step < 15; step++) {
      const last = [...taken.indices(step)].slice(-8);
      if (taken.indices(step).length === 32) expect(last.every((row) => known.has(row))).toBe(true);
      found.push(...last);
    }
    expect(new Set(found.slice(0, 30)).size).toBe(30);
    expect(found.slice(0, 30)).not.toEqual(found.slice(30, 60));
  });

  test("takes no image twice where few are labelled", () => {
    const last = [...order(10).indices(0)].slice(-10);
    expect(last.filter((row) => labelled(10).has(row)).length).toBeGreaterThanOrEqual(8);
    const few = new LabelledBatchOrder(new BatchOrder(400, 128, 3), labels, { count: 10, batchSize: 128, seed: 3 });
    expect(new Set([...few.indices(2)].slice(-10)).size).toBe(10);
  });

  test("is the same again at any step, whatever was asked before", () => {
    const one = order(30);
    const later = one.indices(77);
    one.indices(2);
    expect(one.indices(77)).toEqual(later);
    expect(order(30).indices(77)).toEqual(later);
  });
});
