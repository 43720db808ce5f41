import { bitsOf } from "../../../model/information";
import type { CurvePoint } from "../../../state/run/history";

/** What a curve shows of a loss. */
export type Term = "total" | "reconstruction" | "kl";
export const terms: readonly Term[] = ["total", "reconstruction", "kl"];
export const termNames: Readonly<Record<Term, string>> = { total: "total", reconstruction: "reconstruction", kl: "KL" };
export const termColours: Readonly<Record<Term, string>> = {
  total: "var(--total)",
  reconstruction: "var(--reconstruction)",
  kl: "var(--kl)",
};

export type Unit = "nats" | "bits";
/** Of the last mean, the share that a new mean keeps. */
export type Smoothing = 0 | 0.6 | 0.9;

/** How the curves are looked at. */
export interface LossView {
  readonly train: boolean;
  readonly heldOut: boolean;
  readonly terms: Readonly<Record<Term, boolean>>;
  readonly unit: Unit;
  readonly logarithmic: boolean;
  readonly steps: "whole" | "recent";
  readonly smoothing: Smoothing;
  /** `strips`: KL on an axis of its own below total and reconstruction; `together`: all on one axis. */
  readonly layout: "strips" | "together";
}

export const defaultView: LossView = {
  train: true,
  heldOut: true,
  terms: { total: true, reconstruction: true, kl: true },
  unit: "nats",
  logarithmic: false,
  steps: "whole",
  smoothing: 0,
  layout: "strips",
};

/** A loss in nats in another unit; a bit is log 2 nats. */
export function inUnit(nats: number, unit: Unit): number {
  return unit === "bits" ? bitsOf(nats) : nats;
}

/** A point of a curve in another unit. */
export function pointInUnit(point: CurvePoint, unit: Unit): CurvePoint {
  if (unit === "nats") return point;
  const { step, total, reconstruction, kl } = point;
  return { step, total: inUnit(total, unit), reconstruction: inUnit(reconstruction, unit), kl: inUnit(kl, unit) };
}
