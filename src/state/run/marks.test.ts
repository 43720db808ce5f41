import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import { changedSettings, MARK_CAPACITY, type Mark, marked, type Settings, settingsAt, settingsOf } from "./marks";

const initial = settingsOf(defaultExperiment);
const withLambda = (lambda: number, from = initial): Settings => ({
  ...from,
  objective: { ...from.objective, lambda },
});
const withRate = (learningRate: number, from = initial): Settings => ({ ...from, learningRate });

/** The marks after changes, each a step and the settings after it. */
function marksOf(changes: readonly (readonly [number, Settings])[], gap = 20): readonly Mark[] {
  let marks: readonly Mark[] = [];
  for (const [step, next] of changes) {
    const before = marks.at(-1)?.after ?? initial;
    marks = marked(marks, { step, until: step, before, after: next }, gap);
  }
  return marks;
}

describe("changes to a running model", () => {
  test("leave a mark each, with what was before and what came after", () => {
    const marks = marksOf([
      [100, withLambda(10)],
      [300, withRate(0.01, withLambda(10))],
    ]);
    expect(marks.map(({ step }) => step)).toEqual([100, 300]);
    expect(marks.map(changedSettings)).toEqual([["lambda"], ["learningRate"]]);
  });

  test("are one mark where a slider is dragged, however far it goes on", () => {
    const marks = marksOf(Array.from({ length: 30 }, (_, index) => [100 + 15 * index, withLambda(2 + index)] as const));
    expect(marks).toEqual([{ step: 100, until: 100 + 15 * 29, before: initial, after: withLambda(31) }]);
  });

  test("are two marks where one setting rests for longer than the gap", () => {
    const marks = marksOf([
      [100, withLambda(10)],
      [121, withLambda(20)],
    ]);
    expect(marks).toHaveLength(2);
  });

  test("of different settings join only at one step", () => {
    const both = withRate(0.01, withLambda(10));
    const together = marksOf([
      [100, withLambda(10)],
      [100, both],
    ]);
    expect(together.map(changedSettings)).toEqual([["lambda", "learningRate"]]);
    expect(
      marksOf([
        [100, withLambda(10)],
        [101, both],
      ]),
    ).toHaveLength(2);
  });

  test("that take each other back before a step is taken leave no mark, and two after it", () => {
    expect(
      marksOf([
        [100, withLambda(10)],
        [100, initial],
      ]),
    ).toEqual([]);
    expect(
      marksOf([
        [100, withLambda(10)],
        [105, initial],
      ]),
    ).toHaveLength(2);
  });

  test("that change nothing leave no mark", () => {
    expect(marksOf([[100, withLambda(1)]])).toEqual([]);
  });

  test("stay bounded", () => {
    const changes = Array.from({ length: 300 }, (_, index) => [100 * index + 100, withLambda(index + 2)] as const);
    const marks = marksOf(changes);
    expect(marks).toHaveLength(MARK_CAPACITY);
    expect(marks.at(-1)?.step).toBe(30_000);
  });
});

describe("the settings of a step", () => {
  const marks = marksOf([
    [100, withLambda(10)],
    [200, withLambda(20)],
  ]);

  test("are those of the last change before it was taken", () => {
    const lambdas = [1, 100, 101, 200, 201].map((step) => settingsAt(defaultExperiment, marks, step).objective.lambda);
    expect(lambdas).toEqual([1, 1, 10, 10, 20]);
  });

  test("are the experiment's where nothing was changed", () => {
    expect(settingsAt(defaultExperiment, [], 7)).toEqual(initial);
  });
});
