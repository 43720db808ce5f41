import { expect, test } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import { withEarlier } from "./earlier";
import { emptyHistory, withSteps } from "./history";

const losses = (count: number) => Array.from({ length: count }, () => ({ reconstruction: 150, kl: 6 }));
const run = (number: number, steps: number) => withSteps(emptyHistory(defaultExperiment, number), 1, losses(steps));

test("a run of twenty steps is kept, a shorter one is not", () => {
  expect(withEarlier([], run(1, 20)).map(({ number }) => number)).toEqual([1]);
  expect(withEarlier([], run(1, 19))).toEqual([]);
});

test("the latest three runs are kept", () => {
  const kept = [1, 2, 3, 4, 5].reduce((earlier, number) => [...withEarlier(earlier, run(number, 30))], [run(0, 30)]);
  expect(kept.map(({ number }) => number)).toEqual([3, 4, 5]);
});
