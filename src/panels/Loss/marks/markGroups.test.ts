import { expect, it } from "vitest";
import { defaultExperiment } from "../../../experiment/experiment";
import { settingsOf } from "../../../state/run/marks";
import { groupNumbers, groupWords, markGroups } from "./markGroups";

const before = settingsOf(defaultExperiment);
const after = { ...before, objective: { ...before.objective, terms: "kl" as const } };
const marks = [5, 100, 110, 119, 135, 300, 490, 900].map((step) => ({ step, until: step, before, after }));
const groups = markGroups(marks, (step) => step, { from: 50, to: 500, widthOf: () => 30 });

it("marks whose words would cover each other are one, and those off the chart are none", () => {
  expect(groups.map(({ x }) => x)).toEqual([100, 135, 300, 490]);
  expect(groups.map(groupNumbers)).toEqual(["2–4", "5", "6", "7"]);
});

it("say what was changed, or how many changes there were", () => {
  expect(groups.map(groupWords)).toEqual(["3 changes", "KL only", "KL only", "KL only"]);
});

it("have their words beside them, and within the chart", () => {
  expect(groups.map(({ left }) => left)).toEqual([100, 135, 300, 470]);
});
