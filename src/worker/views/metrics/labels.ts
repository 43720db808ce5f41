import { accuracyOf } from "../../../model/accuracy";
import { fewLabels } from "../fewLabels";
import type { Look, Subject } from "../view";
import { type MetricsOf, meanOf, seenBy } from "./group";

/** Draws of which images are labelled. */
const seeds = [1, 2, 3];

/** Accuracies, 0 to 1, of classifiers that have seen 10 or 100 labels, over three draws of which. */
export async function* labelMetrics(subject: Subject): Look<MetricsOf<"fewLabels">> {
  if (!subject.dataset.train.labels) return {};
  const found = new Map<string, number>();
  for (const [name, features] of [["Mu", "mu"] as const, ["Pixels", "pixels"] as const]) {
    for (const labels of [10, 100]) {
      const votes: number[] = [];
      const fits: number[] = [];
      for (const seed of seeds) {
        const { neighbours, regression } = yield* seenBy(fewLabels, { seed, labels, features }, subject);
        votes.push(accuracyOf(neighbours));
        fits.push(accuracyOf(regression));
      }
      found.set(`neighbours${name}${labels}`, meanOf(votes));
      if (labels === 100) found.set(`regression${name}${labels}`, meanOf(fits));
    }
  }
  return Object.fromEntries(found);
}
