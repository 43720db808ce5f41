import type { Seen } from "../../state/view/viewState";

/** What was measured of one classifier's training set. */
export type LabelMeasurement = Seen<"fewLabels">;
/** One such training set: how many labels, which, and of what. */
export type Wanted = Pick<LabelMeasurement, "seed" | "labels" | "features">;

/** Draws of which images are labelled. */
const SEEDS = 5;
/** Numbers of labels. */
const counts: readonly number[] = [10, 30, 100, 300, 1000, 3000, 10_000];

/** Numbers of labels up to `most` that images have of so many classes: one a class at least, and no more than there are. */
export function labelCounts(most: number, trainCount: number, classCount: number): readonly number[] {
  return counts.filter((count) => count <= Math.min(most, trainCount) && count >= classCount);
}

/** All that is measured for those numbers, a whole curve by each seed before the next seed's. */
export function planOf(labels: readonly number[]): readonly Wanted[] {
  return Array.from({ length: SEEDS }, (_, place) => place + 1).flatMap((seed) =>
    labels.flatMap((count) =>
      (["mu", "pixels"] as const).map((features): Wanted => ({ seed, labels: count, features })),
    ),
  );
}

/** What is planned and was not measured yet. */
export function leftOf(plan: readonly Wanted[], measured: readonly LabelMeasurement[]): readonly Wanted[] {
  return plan.filter((wanted) => !measured.some((each) => isMeasurementOf(each, wanted)));
}

/** What was measured with what was measured last, each once; of another step of the model only that counts. */
export function withLatest(
  measured: readonly LabelMeasurement[],
  latest: LabelMeasurement,
): readonly LabelMeasurement[] {
  return [...measured.filter((each) => each.step === latest.step && !isMeasurementOf(each, latest)), latest];
}

/** Whether that is what was wanted. */
export function isMeasurementOf(measured: LabelMeasurement, { seed, labels, features }: Wanted): boolean {
  return measured.seed === seed && measured.labels === labels && measured.features === features;
}
