import type { SeenOf, ViewName } from "../worker/protocol";
import type { Seen, State } from "./state";
import { endsAfter } from "./view/pathCodes";

/** The state after a view of the model was looked at. */
export function afterSeen(state: State, report: SeenOf<ViewName>): State {
  const { step } = report;
  switch (report.view) {
    case "survey":
      return afterSurvey(state, { ...report.seen, step });
    case "inspection":
      return afterInspection(state, { ...report.seen, step });
    case "reconstructions":
      return { ...state, reconstructions: report.seen.images };
    case "point":
      return { ...state, decoded: report.seen };
    case "scores":
      return { ...state, scores: report.seen.reconstruction };
    case "latentGradients":
      return { ...state, pulls: { ...report.seen, step } };
    case "gradientNorms":
      return { ...state, gradientNorms: report.seen };
    default:
      return { ...state, sheets: { ...state.sheets, [report.view]: { ...report.seen, step } } };
  }
}

/** The ends of the path follow the model. */
function afterSurvey(state: State, survey: Seen<"survey">): State {
  const { latentDim } = state.experiment.architecture;
  const ends = endsAfter(state.path.ends, state.survey, survey, latentDim);
  return { ...state, survey, path: ends === state.path.ends ? state.path : { ...state.path, ends } };
}

/** An attached point keeps to the image's mean; what is seen of an image that is no longer looked at is dropped. */
function afterInspection(state: State, finding: Seen<"inspection">): State {
  const { probe } = state;
  if (!probe || !isSameImage(probe.image, finding.image)) return state;
  return { ...state, probe: { ...probe, finding }, z: probe.attached ? [...finding.mu] : state.z };
}

function isSameImage(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((level, pixel) => level === b[pixel]);
}
