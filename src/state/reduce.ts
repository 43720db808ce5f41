import type { Experiment } from "../experiment/experiment";
import type { Checkpoint } from "../model/state";
import type { Report, RunReport } from "../worker/protocol";
import { diagnosed } from "./run/diagnosis/diagnose";
import { withEarlier } from "./run/earlier";
import { emptyHistory, type History, historyUntil, withEvaluation, withSettings, withSteps } from "./run/history";
import { settingsOf } from "./run/marks";
import { presentStep } from "./run/past";
import { snapshotsUntil, withSnapshot } from "./run/snapshots";
import type { State } from "./state";
import { firstArrow } from "./view/arrow";
import { fittedView } from "./view/map";
import { emptyPath, type PathEnd } from "./view/path";
import { afterSeen, viewsAfterBuild } from "./view/seen";

/** The state after a report; one of an older run changes nothing. */
export function reduce(state: State, report: Report): State {
  switch (report.kind) {
    case "progressed":
      return { ...state, activity: { name: report.activity, fraction: report.fraction } };
    case "probed":
      return { ...state, engines: report.engines };
    case "loaded":
      return loaded(state, report.data);
    default:
      if (report.run !== state.run) return state;
      return tellsOfHealth(report) ? diagnosed(reduceRun(state, report)) : reduceRun(state, report);
  }
}

/** What has to do with the images of one data set goes when another takes its place. */
function loaded(state: State, data: NonNullable<State["data"]>): State {
  const { data: before } = state;
  if (!before || (before.name === data.name && before.version === data.version)) return { ...state, data };
  return {
    ...state,
    data,
    views: {},
    probe: null,
    map: { ...state.map, hiddenClasses: [] },
    path: { ...state.path, ends: emptyPath.ends },
    arrow: { ...state.arrow, groups: firstArrow.groups },
    picking: null,
  };
}

/** Whether a report may call for another diagnosis. */
function tellsOfHealth(report: RunReport): boolean {
  if (report.kind === "seen") return report.view === "survey";
  return ["built", "adjusted", "evaluated", "failed"].includes(report.kind);
}

function reduceRun(state: State, report: RunReport): State {
  switch (report.kind) {
    case "built":
      return built(state, report);
    case "started":
      return {
        ...state,
        training: true,
        lookingBack: false,
        step: report.step,
        statusMessage: { code: "trains", step: report.step },
      };
    case "halted":
      return { ...state, lookingBack: true, statusMessage: { code: "looksBack", step: report.step } };
    case "paused":
      return paused(state, report.step);
    case "stepped":
      return stepped(state, report);
    case "adjusted":
      return adjusted(state, report);
    case "evaluated":
      return evaluated(state, report);
    case "seen":
      return afterSeen(state, report);
    case "saved":
      return saved(state, report.checkpoint);
    case "failed":
      return { ...state, failure: report.failure, activity: null, statusMessage: null };
  }
}

function built(state: State, { step, experiment, engine }: Extract<RunReport, { kind: "built" }>): State {
  const { latentDim } = experiment.architecture;
  const fresh = step === 0;
  return {
    ...state,
    experiment,
    engine,
    engineChoice: state.engineChoice === "automatic" ? "automatic" : engine.name,
    step,
    activity: null,
    training: false,
    imagesPerSecond: 0,
    losses: fresh ? null : state.losses,
    heldOut: fresh ? null : state.heldOut,
    ...(fresh ? begun(state, experiment) : { history: goneOn(state.history, step, experiment) }),
    views: viewsAfterBuild(state.views, fresh),
    z: Array.from({ length: latentDim }, (_, dimension) => state.z[dimension] ?? 0),
    map: fittedView(state.map, latentDim),
    probe: state.probe && { ...state.probe, finding: null },
    path: { ...state.path, ends: [endOf(state.path.ends[0], latentDim), endOf(state.path.ends[1], latentDim)] },
    snapshots: fresh ? [] : snapshotsUntil(state.snapshots, step),
    lookingBack: false,
    statusMessage: { code: "built", step, engine: engine.name },
  };
}

/** A fresh history; the one before it is kept beside it where it is worth it. */
function begun(state: State, experiment: Experiment): Pick<State, "history" | "earlier"> {
  const earlier = withEarlier(state.earlier, state.history);
  const number = earlier === state.earlier ? state.history.number : state.history.number + 1;
  return { history: emptyHistory(experiment, number), earlier };
}

function saved(state: State, checkpoint: Checkpoint): State {
  return { ...state, checkpoint, snapshots: withSnapshot(state.snapshots, checkpoint) };
}

/** New settings are the present's, whatever moment is looked at. */
function adjusted(state: State, report: Extract<RunReport, { kind: "adjusted" }>): State {
  const step = state.lookingBack ? presentStep(state) : report.step;
  return { ...state, history: withSettings(state.history, step, report, joinedSteps(state)) };
}

function goneOn(history: History, step: number, experiment: Experiment): History {
  return withSettings(historyUntil(history, step), step, settingsOf(experiment), 0);
}

/** Steps, apart by which changes of a setting are still one change: those of a second, and 20 at least. */
function joinedSteps({ imagesPerSecond, experiment }: State): number {
  return Math.max(20, imagesPerSecond / experiment.hyperparameters.batchSize);
}

/** An end of a path that a model of so many latent dimensions still has. */
function endOf(end: PathEnd | null, latentDim: number): PathEnd | null {
  return end?.kind === "point" && end.z.length !== latentDim ? null : end;
}

function paused(state: State, step: number): State {
  const rolledBack = step < state.step && !state.lookingBack;
  return {
    ...state,
    training: false,
    step,
    history: rolledBack ? historyUntil(state.history, step) : state.history,
    snapshots: rolledBack ? snapshotsUntil(state.snapshots, step) : state.snapshots,
    statusMessage: { code: "paused", step },
  };
}

function stepped(state: State, report: Extract<RunReport, { kind: "stepped" }>): State {
  const first = report.step - report.losses.length + 1;
  return {
    ...state,
    step: report.step,
    imagesPerSecond: report.imagesPerSecond,
    losses: report.losses.at(-1) ?? state.losses,
    history: withSteps(state.history, first, report.losses),
    statusMessage: state.training ? state.statusMessage : { code: "stepped", step: report.step },
  };
}

function evaluated(state: State, report: Extract<RunReport, { kind: "evaluated" }>): State {
  const { step, losses, count } = report;
  const heldOut = { step, losses, count };
  if (report.part === "whole") return { ...state, heldOut };
  return { ...state, heldOut, history: withEvaluation(state.history, step, losses) };
}
