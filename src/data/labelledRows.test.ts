import { expect, test } from "vitest";
import { labelledRows } from "./labelledRows";

const labels = Uint8Array.from({ length: 60 }, (_, row) => (row < 6 ? 2 : row % 2));

test("labels are shared out evenly among the classes, as long as a class has any", () => {
  const counts = (count: number) => {
    const found = [0, 0, 0];
    for (const row of labelledRows(labels, count, 1)) found[labels[row] ?? 0] = (found[labels[row] ?? 0] ?? 0) + 1;
    return found;
  };
  expect(counts(9)).toEqual([3, 3, 3]);
  expect(counts(10)).toEqual([4, 3, 3]);
  expect(counts(30)).toEqual([12, 12, 6]);
  expect(counts(1000)).toEqual([27, 27, 6]);
});

test("another seed labels other images, and more labels keep those that were there", () => {
  expect(labelledRows(labels, 9, 1)).not.toEqual(labelledRows(labels, 9, 2));
  expect(labelledRows(labels, 30, 1).slice(0, 9)).toEqual(labelledRows(labels, 9, 1));
  expect(new Set(labelledRows(labels, 60, 1)).size).toBe(60);
});
