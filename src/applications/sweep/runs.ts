import type { Likelihood, Objective } from "../../experiment/objective";
import { type History, latestSettings } from "../../state/run/history";
import { objectiveTitle } from "../../words/objectiveNames";
import { type RateDistortion, rateDistortionOf } from "./plane";

/** A run of this visit as a point of the plane. */
export interface FinishedRun {
  readonly number: number;
  /** Its objective at the end, in few words. */
  readonly title: string;
  readonly step: number;
  readonly cost: RateDistortion;
}

/**
 * Where runs ended: their last held-out losses. Left out are those with another pixel likelihood, whose distortion is
 * another quantity, and those without noise, whose KL is no rate.
 */
export function finishedRuns(histories: readonly History[], likelihood: Likelihood): FinishedRun[] {
  return histories.flatMap((history) => {
    const end = history.heldOut.points.at(-1);
    const { objective } = latestSettings(history);
    if (!end || end.step === 0 || !isComparable(objective, likelihood)) return [];
    return [{ number: history.number, title: objectiveTitle(objective), step: end.step, cost: rateDistortionOf(end) }];
  });
}

/** Whether a model's losses under an objective are a rate and a distortion that a likelihood's can be held against. */
export function isComparable(objective: Objective, likelihood: Likelihood): boolean {
  return objective.likelihood === likelihood && objective.noise !== "zero";
}
