import { accuracyOf } from "../../model/accuracy";
import type { Seen } from "../../state/view/viewState";
import type { LabelMeasurement } from "./labelPlan";

/** A classifier and what it sees of an image; `labelHead` is the network's own, trained along with it. */
export const classifiers = [
  "labelHead",
  "neighboursMu",
  "regressionMu",
  "spreadingMu",
  "neighboursPixels",
  "regressionPixels",
] as const;
export type Classifier = (typeof classifiers)[number];

/** Accuracy, 0 to 1, over draws of the labels. */
export interface Accuracy {
  readonly mean: number;
  readonly least: number;
  readonly greatest: number;
  readonly draws: number;
}

/** Accuracies at a number of labels; of a classifier that was not measured there is none. */
export type LabelRow = { readonly labels: number } & { readonly [Each in Classifier]?: Accuracy };

/** What was measured: classifiers on frozen features, and the network's label head where it has one. */
export interface MeasuredLabels {
  readonly measured: readonly LabelMeasurement[];
  readonly head: Seen<"labelHead"> | null;
}

/** What was measured, by ever more labels. */
export function labelRows({ measured, head }: MeasuredLabels): readonly LabelRow[] {
  const all = [...measured.map(({ labels }) => labels), ...(head ? [head.labels] : [])];
  const counts = [...new Set(all)].sort((a, b) => a - b);
  return counts.map((labels) => {
    const found = classifiers.flatMap((classifier) => {
      const accuracies = confusionsOf({ measured, head }, labels, classifier).map(accuracyOf);
      return accuracies.length > 0 ? [[classifier, summary(accuracies)] as const] : [];
    });
    return { labels, ...Object.fromEntries(found) };
  });
}

/** The classifiers of which rows tell anything. */
export function classifiersIn(rows: readonly LabelRow[]): readonly Classifier[] {
  return classifiers.filter((classifier) => rows.some((row) => row[classifier]));
}

/** How much the better classifier on μ is ahead of the better one on pixels, in accuracy; null where either lacks. */
export function gainOf(row: LabelRow): number | null {
  const onMu = best(row, ["neighboursMu", "regressionMu"]);
  const onPixels = best(row, ["neighboursPixels", "regressionPixels"]);
  return onMu === null || onPixels === null ? null : onMu - onPixels;
}

/** Counts of a classifier at a number of labels, summed over the draws, [classes, classes]; null where there are none. */
export function confusionOf(measured: MeasuredLabels, labels: number, classifier: Classifier): Uint32Array | null {
  const there = confusionsOf(measured, labels, classifier);
  const first = there[0];
  if (!first) return null;
  return first.map((_, place) => there.reduce((sum, counts) => sum + (counts[place] ?? 0), 0));
}

function confusionsOf(
  { measured, head }: MeasuredLabels,
  labels: number,
  classifier: Classifier,
): readonly Uint32Array[] {
  if (classifier === "labelHead") return head?.labels === labels ? [head.counts] : [];
  const features = classifier.endsWith("Mu") ? "mu" : "pixels";
  const method = (["neighbours", "regression", "spreading"] as const).find((name) => classifier.startsWith(name));
  if (!method) return [];
  return measured.filter((each) => each.labels === labels && each.features === features).map((each) => each[method]);
}

function summary(accuracies: readonly number[]): Accuracy {
  const mean = accuracies.reduce((sum, each) => sum + each, 0) / accuracies.length;
  return { mean, least: Math.min(...accuracies), greatest: Math.max(...accuracies), draws: accuracies.length };
}

function best(row: LabelRow, among: readonly Classifier[]): number | null {
  const means = among.flatMap((classifier) => row[classifier]?.mean ?? []);
  return means.length > 0 ? Math.max(...means) : null;
}
