import type { State } from "../../state";
import { posteriorCollapse } from "./collapse";
import type { Diagnosis, Rule } from "./diagnosis";
import { deadDimensions } from "./dimensions";
import { diverged } from "./diverged";
import { fastLearning } from "./learningRate";
import { nonFinite } from "./nonFinite";
import { overfitting } from "./overfitting";
import { explodingMeans, vanishingSigma } from "./spread";

/** The most severe in front. */
const rules: readonly Rule[] = [
  nonFinite,
  diverged,
  fastLearning,
  posteriorCollapse,
  explodingMeans,
  vanishingSigma,
  overfitting,
  deadDimensions,
];

const none: readonly Diagnosis[] = [];

/** The state with what is unusual about its run, the most severe in front. */
export function diagnosed(state: State): State {
  const diagnoses = rules.flatMap(({ name, find }) => {
    const stood = state.diagnoses.some((diagnosis) => diagnosis.name === name);
    return find(state, stood) ?? none;
  });
  return { ...state, diagnoses: diagnoses.length === 0 ? none : diagnoses };
}
