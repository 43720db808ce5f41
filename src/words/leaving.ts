import type { LeavingCause, LeftRun, LeftRuns } from "../state/leaving";
import { presentStep } from "../state/run/past";
import { countText } from "./numbers";
import { objectiveTitle } from "./objectiveNames";

/** What happened to runs that were left, and that they are kept. */
export function leftText({ cause, runs }: LeftRuns): string {
  return `${happened[cause]} ${keptText(cause, runs)}`;
}

const happened: Readonly<Record<LeavingCause, string>> = {
  reset: "Back at the initial weights.",
  newRun: "A new run.",
  linkOpened: "The link is open.",
  lessonBegun: "The lesson has begun.",
  modelOpened: "The model from elsewhere is open.",
  wentOnEarlier: "Going on from an earlier step.",
  comparisonEnded: "The comparison is over.",
  modelRemoved: "A model is removed.",
  modelKept: "One model goes on alone.",
  runOpened: "The kept run is open.",
  undone: "What was left is back.",
};

function keptText(cause: LeavingCause, runs: readonly LeftRun[]): string {
  const steps = Math.max(...runs.map(({ state }) => presentStep(state)));
  const [only, ...others] = runs;
  if (others.length > 0) return `${runs.length} models, at step ${countText(steps)}, are kept.`;
  if (only && cause === "modelRemoved") {
    return `“${objectiveTitle(only.state.experiment.objective)}”, at step ${countText(steps)}, is kept.`;
  }
  return `The run of ${countText(steps)} ${steps === 1 ? "step" : "steps"} is kept.`;
}
