import { expect, test } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import { matchText } from "./comparison";

test("a model of another seed or rate is not said to have begun as the others", () => {
  const one = defaultExperiment;
  const faster = { ...one, hyperparameters: { ...one.hyperparameters, learningRate: 0.01 } };
  expect(matchText([one, one])).toContain("only the objective differs");
  expect(matchText([one, { ...one, seed: 43 }])).toContain("differ, too");
  expect(matchText([one, faster])).toContain("differ, too");
});
