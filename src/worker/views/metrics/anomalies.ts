import { areaUnderCurve } from "../../../model/roc";
import type { Stranger } from "../../../model/strangers";
import { anomalyScores } from "../anomalyScores";
import type { Look, Subject } from "../view";
import { type MetricsOf, seenBy } from "./group";

/** Images of either kind. */
const COUNT = 300;

const strangers = {
  areaInverted: "inverted",
  areaQuarterTurn: "quarterTurn",
  areaHalfTurn: "halfTurn",
  areaHalfErased: "halfErased",
  areaBlank: "blank",
} as const satisfies Record<string, Stranger>;

/** Areas under the ROC curve, 0 to 1, by −ELBO at z = μ, of 300 held-out images and as many altered ones. */
export async function* anomalyMetrics(subject: Subject): Look<MetricsOf<"anomalies">> {
  const areas: Record<string, number> = {};
  for (const [name, stranger] of Object.entries(strangers)) {
    const { usual, unusual } = yield* seenBy(anomalyScores, { stranger, count: COUNT }, subject);
    areas[name] = areaUnderCurve(usual.negativeElbo, unusual.negativeElbo);
  }
  return areas;
}
