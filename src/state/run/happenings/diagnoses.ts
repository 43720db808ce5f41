import type { Diagnosis } from "../diagnosis/diagnosis";
import type { HappeningRule } from "./happening";

const names: readonly Diagnosis["name"][] = [
  "nonFinite",
  "diverged",
  "fastLearning",
  "posteriorCollapse",
  "explodingMeans",
  "vanishingSigma",
  "overfitting",
  "deadDimensions",
];

/** What is diagnosed, by its place among all names. */
export const diagnoses: HappeningRule = {
  name: "diagnoses",
  holding: (state) => state.diagnoses.map(({ name }) => names.indexOf(name)),
  tell: (state, begun, ended) => [
    ...ended.flatMap((place) => {
      const name = names[place];
      return name ? [{ step: state.step, code: "recovered", name } as const] : [];
    }),
    ...state.diagnoses
      .filter(({ name }) => begun.includes(names.indexOf(name)))
      .map((diagnosis) => ({ step: state.step, code: "diagnosed", diagnosis }) as const),
  ],
};
