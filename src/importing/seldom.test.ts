import { expect, test } from "vitest";
import type { ImportProgress } from "./protocol";
import { seldom } from "./seldom";

test("progress is told ten times a second at most, and each stage at once", () => {
  const told: ImportProgress[] = [];
  let now = 0;
  const tell = seldom(
    (progress) => told.push(progress),
    () => now,
  );
  for (let done = 0; done < 30; done++) {
    now = 10 * done;
    tell({ stage: "decoding", done, of: 30 });
  }
  tell({ stage: "keeping", done: 0, of: 1 });
  expect(told.map(({ stage, done }) => `${stage} ${done}`)).toEqual([
    "decoding 0",
    "decoding 10",
    "decoding 20",
    "keeping 0",
  ]);
});
