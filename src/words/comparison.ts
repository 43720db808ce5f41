import type { Experiment } from "../experiment/experiment";

/** What compared models have in common: one of another run that joined them may have begun from other weights. */
export function matchText(experiments: readonly Experiment[]): string {
  const starts = new Set(experiments.map(({ seed, hyperparameters }) => JSON.stringify([seed, hyperparameters])));
  return starts.size <= 1
    ? "The same initial weights, batches and ε, step by step; only the objective differs."
    : "Step by step; seed, batch size or learning rate differ, too.";
}
