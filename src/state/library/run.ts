import type { Experiment } from "../../experiment/experiment";
import { writeLink } from "../../experiment/link";
import { wholePage } from "../../experiment/presentation";
import type { Sight } from "../../experiment/sight";
import { writeSight } from "../../experiment/sightLink";
import type { Checkpoint } from "../../model/state";
import type { Happening } from "../run/happenings/happening";
import { type History, historyUntil } from "../run/history";
import type { Settings } from "../run/marks";
import { atMoment } from "../run/past";
import type { HeldOut } from "../run/runState";
import { snapshotsUntil } from "../run/snapshots";
import { startState } from "../start";
import type { State } from "../state";
import type { RunCurves } from "./curves";
import { RunUnreadable } from "./problem";
import { type ReadRecord, RUN_FORMAT, RUN_VERSION, type RunRecord } from "./record";
import { seenOf } from "./sight";
import { checkMoment } from "./tensors";

/** All that is kept of a run: what is known of it, its curves, what happened, and its moments; it stands at the last. */
export interface WholeRun {
  readonly record: RunRecord;
  readonly curves: RunCurves;
  readonly happenings: readonly Happening[];
  readonly moments: readonly Checkpoint[];
}

/** A run that was read, with what its links hold. */
export interface ReadRun extends WholeRun {
  readonly links: ReadRecord;
}

/** What is kept of a run as the page knows it; null where it has no moment that can be gone on from. */
export function runOf(state: State, name: string | null, sight: Sight = seenOf(state)): WholeRun | null {
  const stands = standsAt(state);
  if (!stands) return null;
  const history = historyUntil(state.history, stands.step);
  return {
    record: recordOf(state, { history, name, step: stands.step, sight }),
    curves: history,
    happenings: history.happenings,
    moments: [...snapshotsUntil(state.snapshots, stands.step).filter(({ step }) => step < stands.step), stands],
  };
}

/** Where a run can be gone on from: where it stands, or the latest moment that was well. */
export function standsAt({ lookingBack, snapshots, checkpoint }: State): Checkpoint | null {
  return (lookingBack ? snapshots.at(-1) : checkpoint) ?? null;
}

/**
 * A run as a model's state, at rest where it stands, to be built from its last moment.
 * @throws RunUnreadable where its parts do not belong together
 */
export function stateOfRun({ record, links, curves, happenings, moments }: ReadRun): State {
  const { experiment, begunWith } = links;
  const stands = moments.at(-1);
  if (!stands || stands.step !== record.step) throw new RunUnreadable({ code: "stepsDiffer" });
  for (const moment of moments) checkMoment(experiment.architecture, moment);
  const start = startState(experiment);
  const history: History = {
    ...start.history,
    experiment: begunWith,
    train: curves.train,
    heldOut: curves.heldOut,
    recent: curves.recent,
    marks: record.marks,
    happenings,
    engines: record.computedBy,
  };
  const { heldOut, heldOutWhole, atMean } = record;
  const state = { ...start, history, heldOut, heldOutWhole, atMean, checkpoint: stands, snapshots: moments };
  return { ...state, ...atMoment(state, record.step) };
}

interface Recorded {
  readonly history: History;
  readonly name: string | null;
  readonly step: number;
  readonly sight: Sight;
}

function recordOf(state: State, { history, name, step, sight }: Recorded): RunRecord {
  const { experiment, data, engine, heldOutWhole, atMean } = state;
  return {
    format: RUN_FORMAT,
    version: RUN_VERSION,
    name,
    link: linkTo(experiment, sight),
    begunWith: linkTo(history.experiment),
    step,
    data: data && {
      name: data.name,
      version: data.version,
      title: data.title,
      trainCount: data.trainCount,
      testCount: data.testCount,
    },
    engine: engine?.name ?? null,
    computedBy: history.engines.map(({ name: engineName, hardware }) => ({
      name: engineName,
      hardware: hardware.kind === "threads" ? withoutFaults(hardware) : { ...hardware },
    })),
    marks: history.marks.map(({ step: at, until, before, after }) => ({
      step: at,
      until,
      before: onlySettings(before),
      after: onlySettings(after),
    })),
    strides: { train: history.train.stride, heldOut: history.heldOut.stride },
    heldOut: heldOutAt(state, history, step),
    heldOutWhole: heldOutWhole && heldOutWhole.step <= step ? heldOutWhole : null,
    atMean: atMean && atMean.step <= step ? atMean : null,
  };
}

function onlySettings({ objective, learningRate }: Settings): Settings {
  return { objective, learningRate };
}

/** As last measured up to a step. */
function heldOutAt({ heldOut }: State, history: History, step: number): HeldOut | null {
  if (!heldOut || heldOut.step <= step) return heldOut;
  const point = history.heldOut.points.at(-1);
  if (!point) return null;
  const { reconstruction, kl } = point;
  return { step: point.step, losses: { reconstruction, kl }, count: heldOut.count };
}

function linkTo(experiment: Experiment, sight?: Sight): string {
  return writeLink(experiment, [], wholePage, sight && writeSight(sight));
}

function withoutFaults({
  kind,
  count,
  relaxedSimd,
}: Extract<History["engines"][number]["hardware"], { kind: "threads" }>) {
  return { kind, count, relaxedSimd };
}
