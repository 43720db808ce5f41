import { expect, it } from "vitest";
import { defaultExperiment } from "../../../experiment/experiment";
import { settingsOf } from "../../../state/run/marks";
import { groupNumbers, markGroups } from "./markGroups";

const settings = settingsOf(defaultExperiment);
const marks = [5, 100, 110, 119, 120, 300, 900].map((step) => ({
  step,
  until: step,
  before: settings,
  after: settings,
}));

it("marks that would cover each other are one, and those off the chart are none", () => {
  const groups = markGroups(marks, (step) => step, { from: 50, to: 500, gap: 20 });
  expect(groups.map(({ x }) => x)).toEqual([100, 120, 300]);
  expect(groups.map(groupNumbers)).toEqual(["2–4", "5", "6"]);
});
