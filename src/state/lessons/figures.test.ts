import { expect, it, test } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import { startState } from "../start";
import type { State } from "../state";
import { meetingOf } from "./figures";
import { isMeasured, measure } from "./measures";

const losses = { reconstruction: 150, kl: 10 };
const state: State = {
  ...startState(defaultExperiment),
  activity: null,
  step: 100,
  heldOut: { step: 90, losses: { reconstruction: 170, kl: 12 }, count: 1000 },
  heldOutWhole: { step: 100, losses, count: 10_000 },
};

it("is measured of all held-out images where the model stands still, and of the curve's while it moves", () => {
  expect(measure("elbo", state)).toBe(160);
  expect(measure("klBits", state)).toBeCloseTo(10 / Math.LN2, 12);
  expect(measure("elbo", { ...state, step: 101 })).toBe(182);
  // The step that is told with them is that of the losses, not the one that the model has come to.
  expect(measure("lossStep", state)).toBe(100);
  expect(measure("lossStep", { ...state, step: 101 })).toBe(90);
  expect(measure("surveyStep", state)).toBeNull();
  expect(measure("untrained", state)).toBeCloseTo(784 * Math.LN2, 12);
  expect(measure("coverage", state)).toBeNull();
  expect(isMeasured(state)).toBe(false);
});

it("has no KL and no ELBO that are finite where codes are points", () => {
  const objective = { ...state.experiment.objective, noise: "zero" } as const;
  const points: State = { ...state, experiment: { ...state.experiment, objective } };
  expect([measure("kl", points), measure("klBits", points), measure("elbo", points)]).toEqual(
    Array(3).fill(Number.POSITIVE_INFINITY),
  );
  expect(measure("reconstruction", points)).toBe(150);
  expect(meetingOf([{ measure: "elbo", is: "atMost", value: 168 }], points)[0]?.isMet).toBe(false);
});

test("a goal is met by what is measured, at its bound too, and never by what is not", () => {
  const meeting = meetingOf(
    [
      { measure: "elbo", is: "atMost", value: 160 },
      { measure: "kl", is: "atLeast", value: 10.5 },
      { measure: "coverage", is: "atLeast", value: 0 },
    ],
    state,
  );
  expect(meeting.map(({ value, isMet }) => [value, isMet])).toEqual([
    [160, true],
    [10, false],
    [null, false],
  ]);
});
