import type { Report, RunReport } from "../worker/protocol";
import { diagnosed } from "./run/diagnosis/diagnose";
import { withHappenings } from "./run/happenings/happen";
import { reduceRun } from "./run/reduce";
import type { State } from "./state";
import { reduceSeen, viewAfterBuild, viewOfOtherData } from "./view/reduce";

/** The state after a report; one of an older run changes nothing. */
export function reduce(state: State, report: Report): State {
  switch (report.kind) {
    case "progressed":
      return { ...state, activity: { kind: report.activity, fraction: report.fraction } };
    case "detected":
      return { ...state, engines: report.engines };
    case "loaded":
      return loaded(state, report.data);
    default:
      if (report.run !== state.run) return state;
      return afterRunReport(state, report);
  }
}

function afterRunReport(state: State, report: RunReport): State {
  const after = report.kind === "seen" ? reduceSeen(state, report) : withFittingView(reduceRun(state, report), report);
  return tellsOfHealth(report) ? withHappenings(diagnosed(after)) : after;
}

/** A model that was built is viewed as far as it still has what was viewed. */
function withFittingView(state: State, report: RunReport): State {
  if (report.kind !== "built") return state;
  return { ...state, ...viewAfterBuild(state, report.experiment.architecture.latentDim, report.step === 0) };
}

/** Data that take the place of others take with them what was viewed of the others' images. */
function loaded(state: State, data: NonNullable<State["data"]>): State {
  const { data: before } = state;
  const isSame = !before || (before.name === data.name && before.version === data.version);
  return { ...state, data, ...(!isSame && viewOfOtherData(state)) };
}

/** Whether a report may call for another diagnosis. */
function tellsOfHealth(report: RunReport): boolean {
  if (report.kind === "seen") return report.view === "survey";
  return ["built", "adjusted", "evaluated", "saved", "paused", "failed"].includes(report.kind);
}
