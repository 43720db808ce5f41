import { type Experiment, lossSizesOf } from "../../experiment/experiment";
import type { Losses } from "../../experiment/objective";
import { totalLoss } from "../../model/objective";
import type { EngineInUse } from "../../worker/protocol";
import type { Happening } from "./happenings/happening";
import { type Mark, marked, type Settings, settingsAt, settingsOf } from "./marks";

/** One point of a curve: losses in nats per image at a step; `total` under the objective of that moment. */
export interface CurvePoint extends Losses {
  readonly step: number;
  readonly total: number;
}

/** Points of increasing step, thinned to at most `CURVE_CAPACITY`. */
export interface Curve {
  readonly points: readonly CurvePoint[];
  /** A point is kept where its step is a multiple of this; doubles when the curve is full. */
  readonly stride: number;
}

/** The curves of a run and what was changed along them. */
export interface History {
  /** Counts the runs of this visit that were trained, from 1. */
  readonly number: number;
  /** What was asked for when the first step was taken. */
  readonly experiment: Experiment;
  readonly train: Curve;
  readonly heldOut: Curve;
  /** The latest training steps, every one, at most `RECENT_STEPS`. */
  readonly recent: readonly CurvePoint[];
  readonly marks: readonly Mark[];
  /** What was seen to happen, in the order in which it was seen. */
  readonly happenings: readonly Happening[];
  /** What has computed it, each once, in order: the bits depend on it. */
  readonly engines: readonly ComputedBy[];
}

/** An engine that computed, and on what. */
export type ComputedBy = Pick<EngineInUse, "name" | "hardware">;

/** Most points of a curve. */
export const CURVE_CAPACITY = 480;
/** Latest training steps of which none is left out. */
export const RECENT_STEPS = 500;

const emptyCurve: Curve = { points: [], stride: 1 };

/** The history of a run of which no step is taken. */
export function emptyHistory(experiment: Experiment, number = 1): History {
  const nothing = { recent: [], marks: [], happenings: [], engines: [] };
  return { number, experiment, train: emptyCurve, heldOut: emptyCurve, ...nothing };
}

/** The history of a run that an engine computes from now on. */
export function withEngine(history: History, { name, hardware }: ComputedBy): History {
  const added = { name, hardware };
  const isKnown = history.engines.some((engine) => JSON.stringify(engine) === JSON.stringify(added));
  return isKnown ? history : { ...history, engines: [...history.engines, added] };
}

/** The history with the losses of the training steps from `first` on, each totalled by the settings of its step. */
export function withSteps(history: History, first: number, losses: readonly Losses[]): History {
  const points = losses.map((loss, index) => pointAt(history, first + index, loss));
  const last = history.recent.at(-1)?.step ?? 0;
  const recent = [...history.recent, ...points.filter(({ step }) => step > last)].slice(-RECENT_STEPS);
  return { ...history, train: extendCurve(history.train, points), recent };
}

/** The history with the held-out images' losses at a step. */
export function withEvaluation(history: History, step: number, losses: Losses): History {
  return { ...history, heldOut: extendCurve(history.heldOut, [pointAt(history, step + 1, losses, step)]) };
}

/**
 * The history with the settings that the steps after `step` are taken with: a mark where they are new to a run that has
 * begun. `gap` is how many steps apart changes of one setting are still one.
 */
export function withSettings(history: History, step: number, after: Settings, gap: number): History {
  if (step === 0) return { ...history, experiment: withSettingsOf(history.experiment, after), marks: [] };
  const change = { step, until: step, before: latestSettings(history), after };
  return { ...history, marks: marked(history.marks, change, gap) };
}

/** The settings that the next step is taken with. */
export function latestSettings({ experiment, marks }: History): Settings {
  return marks.at(-1)?.after ?? settingsOf(experiment);
}

/** The curve with more points behind it, thinned by doubling its stride until it fits. */
export function extendCurve(curve: Curve, added: readonly CurvePoint[]): Curve {
  let { stride } = curve;
  const last = curve.points.at(-1)?.step ?? -1;
  let points = [...curve.points, ...added.filter(({ step }) => step > last && step % stride === 0)];
  while (points.length > CURVE_CAPACITY) {
    stride *= 2;
    points = points.filter(({ step }) => step % stride === 0);
  }
  return { points, stride };
}

/** The history without what lies after a step: a run that was rolled back, and goes on with the settings it has. */
export function historyUntil(history: History, step: number): History {
  const within = (point: { readonly step: number }) => point.step <= step;
  const cut = (curve: Curve): Curve => ({ ...curve, points: curve.points.filter(within) });
  const { train, heldOut, recent, marks, happenings } = history;
  const kept = marks.filter((mark) => mark.step < step).map((mark) => ({ ...mark, until: Math.min(mark.until, step) }));
  const rolledBack = {
    ...history,
    train: cut(train),
    heldOut: cut(heldOut),
    recent: recent.filter(within),
    marks: kept,
    happenings: happenings.filter(within),
  };
  return withSettings(rolledBack, step, latestSettings(history), 0);
}

function pointAt({ experiment, marks }: History, taken: number, losses: Losses, step = taken): CurvePoint {
  const { objective } = settingsAt(experiment, marks, taken);
  return { step, ...losses, total: totalLoss(losses, objective, lossSizesOf(experiment)) };
}

function withSettingsOf(experiment: Experiment, { objective, learningRate }: Settings): Experiment {
  return { ...experiment, objective, hyperparameters: { ...experiment.hyperparameters, learningRate } };
}
