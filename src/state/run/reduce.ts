import type { Experiment } from "../../experiment/experiment";
import type { Failure } from "../../worker/failure";
import type { EngineInUse, RunReport } from "../../worker/protocol";
import type { State } from "../state";
import { withEarlier } from "./earlier";
import { untrainedStanding } from "./happenings/happen";
import {
  emptyHistory,
  type History,
  historyUntil,
  withEngine,
  withEvaluation,
  withSettings,
  withSteps,
} from "./history";
import { settingsOf } from "./marks";
import { presentStep } from "./past";
import { snapshotsUntil, withSnapshot } from "./snapshots";

/** The state after its run has reported something of itself. */
export function reduceRun(state: State, report: Exclude<RunReport, { kind: "seen" }>): State {
  switch (report.kind) {
    case "built":
      return built(state, report);
    case "engineChanged":
      return engineChanged(state, report.engine);
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
    case "evaluatedAtMean":
      return { ...state, atMean: { step: report.step, reconstruction: report.reconstruction } };
    case "saved":
      return saved(state, report);
    case "failed":
      return failed(state, report.failure);
  }
}

/** What comes of a crash is for its answer to say. */
function failed(state: State, failure: Failure): State {
  const ended = { ...state, activity: null, statusMessage: null };
  return failure.consequence === "broken" ? ended : { ...ended, failure };
}

/** Fewer threads than before are told; it goes on by itself. */
function engineChanged(state: State, engine: EngineInUse): State {
  const { hardware } = engine;
  if (hardware.kind !== "threads" || !hardware.fewer) return { ...state, engine };
  const { count, fewer } = hardware;
  const failure = { code: "threadsLost", consequence: "mended", count, fewer, step: state.step } as const;
  return { ...state, engine, failure, statusMessage: null };
}

function built(state: State, { step, experiment, engine }: Extract<RunReport, { kind: "built" }>): State {
  const fresh = step === 0;
  return {
    ...state,
    experiment,
    engine,
    engineChoice: state.engineChoice === "automatic" ? "automatic" : engine.name,
    step,
    activity: null,
    divergence: null,
    training: false,
    imagesPerSecond: 0,
    losses: fresh ? null : state.losses,
    heldOut: fresh ? null : state.heldOut,
    heldOutWhole: fresh ? null : state.heldOutWhole,
    atMean: fresh ? null : state.atMean,
    ...(fresh ? begun(state, experiment, engine) : { history: goneOn(state.history, step, experiment, engine) }),
    snapshots: fresh ? [] : snapshotsUntil(state.snapshots, step),
    standing: fresh ? untrainedStanding : {},
    lookingBack: false,
    statusMessage: { code: "built", step, engine: engine.name },
  };
}

/** A fresh history; the one before it is kept beside it where it is worth it. */
function begun(state: State, experiment: Experiment, engine: EngineInUse): Pick<State, "history" | "earlier"> {
  const earlier = withEarlier(state.earlier, state.history);
  const number = earlier === state.earlier ? state.history.number : state.history.number + 1;
  return { history: withEngine(emptyHistory(experiment, number), engine), earlier };
}

/** Of a run that has diverged the checkpoint from before it stays. */
function saved(state: State, { checkpoint, divergence }: Extract<RunReport, { kind: "saved" }>): State {
  const snapshots = withSnapshot(state.snapshots, checkpoint);
  return { ...state, divergence, checkpoint: divergence ? state.checkpoint : checkpoint, snapshots };
}

/** New settings are the present's, whatever moment is looked at. */
function adjusted(state: State, report: Extract<RunReport, { kind: "adjusted" }>): State {
  const step = state.lookingBack ? presentStep(state) : report.step;
  return { ...state, history: withSettings(state.history, step, report, joinedSteps(state)) };
}

function goneOn(history: History, step: number, experiment: Experiment, engine: EngineInUse): History {
  return withEngine(withSettings(historyUntil(history, step), step, settingsOf(experiment), 0), engine);
}

/** Steps, apart by which changes of a setting are still one change: those of a second, and 20 at least. */
function joinedSteps({ imagesPerSecond, experiment }: State): number {
  return Math.max(20, imagesPerSecond / experiment.hyperparameters.batchSize);
}

function paused(state: State, step: number): State {
  const rolledBack = step < state.step && !state.lookingBack;
  return {
    ...state,
    training: false,
    step,
    divergence: rolledBack ? null : state.divergence,
    history: rolledBack ? historyUntil(state.history, step) : state.history,
    standing: rolledBack ? {} : state.standing,
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
  if (report.part === "whole") return { ...state, heldOutWhole: heldOut };
  return { ...state, heldOut, history: withEvaluation(state.history, step, losses) };
}
