import { expect, test } from "vitest";
import type { OwnChoice } from "../../experiment/dataSets";
import { defaultExperiment } from "../../experiment/experiment";
import { dataSetOf } from "./dataSet";

test("a data set that is not loaded yet is described by the same lists each time, as selectors need it", () => {
  const own: OwnChoice = {
    source: "own",
    digest: "0123456789abcdef",
    shape: [16, 16, 3],
    trainCount: 65,
    testCount: 16,
    classCount: 2,
  };
  for (const data of [own, { source: "shapes", varied: [0, 1] }]) {
    const state = { data: null, experiment: { ...defaultExperiment, data } };
    expect(dataSetOf(state).classNames).toBe(dataSetOf(state).classNames);
    expect(dataSetOf(state).factors).toBe(dataSetOf(state).factors);
  }
});
