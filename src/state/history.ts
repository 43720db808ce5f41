import type { Losses, Objective } from "../experiment/objective";

/** One point of a curve: losses in nats per image at a step; `total` under the objective of that moment. */
export interface CurvePoint extends Losses {
  readonly step: number;
  readonly total: number;
}

/** The curves of a run, thinned to a bounded number of points. */
export interface History {
  readonly train: readonly CurvePoint[];
  readonly heldOut: readonly CurvePoint[];
  /** Every how many steps a training point is kept; doubles when the curve is full. */
  readonly stride: number;
}

/** Most points of the training curve. */
export const HISTORY_CAPACITY = 480;
