import { writeCorruption } from "../../../experiment/corruptionLink";
import type { Experiment } from "../../../experiment/experiment";
import { writeLayers } from "../../../experiment/notation";
import { labelWeightOf } from "../../../model/objective";
import type { CurvePoint, History } from "../../../state/run/history";
import { type Settings, settingsAt } from "../../../state/run/marks";
import { arithmeticText } from "../../../words/engines";

const lossColumns = ["total", "reconstruction", "kl"] as const;
const columns = [
  "run",
  "step",
  ...lossColumns.map((term) => `train_${term}_nats_per_image`),
  ...lossColumns.map((term) => `held_out_${term}_nats_per_image`),
  "train_label_cross_entropy_nats_per_labelled_image",
  "held_out_label_cross_entropy_nats_per_labelled_image",
  "data",
  "terms",
  "lambda",
  "pixel_likelihood",
  "encoder_noise",
  "convention",
  "corruption",
  "label_weight",
  "learning_rate",
  "batch_size",
  "latent_size",
  "seed",
  "labels",
  "encoder",
  "decoder",
  "engine",
] as const;

/** Runs as comma-separated values, a line for every step that is kept, with the settings that the step was taken with. */
export function csvOf(histories: readonly History[]): string {
  return [columns.join(","), ...histories.flatMap(linesOf), ""].join("\n");
}

function linesOf(history: History): string[] {
  const train = byStep([...history.train.points, ...history.recent]);
  const heldOut = byStep(history.heldOut.points);
  const steps = [...new Set([...train.keys(), ...heldOut.keys()])].sort((one, other) => one - other);
  const fixed = [...fixedCells(history.experiment), engineCell(history)];
  return steps.map((step) =>
    [
      history.number,
      step,
      ...lossCells(train.get(step)),
      ...lossCells(heldOut.get(step)),
      train.get(step)?.crossEntropy ?? "",
      heldOut.get(step)?.crossEntropy ?? "",
      history.experiment.data.source,
      ...settingCells(settingsAt(history.experiment, history.marks, step), history.experiment),
      ...fixed,
    ].join(","),
  );
}

function byStep(points: readonly CurvePoint[]): Map<number, CurvePoint> {
  return new Map(points.map((point) => [point.step, point]));
}

function lossCells(point: CurvePoint | undefined): readonly (number | "")[] {
  if (!point) return ["", "", ""];
  return [point.total, point.reconstruction, point.kl].map((loss) => (Number.isNaN(loss) ? "" : loss));
}

function settingCells(
  { objective, learningRate }: Settings,
  { architecture }: Experiment,
): readonly (string | number)[] {
  const { terms, lambda, likelihood, noise, convention, corruption } = objective;
  const labelWeight = architecture.labelHead ? labelWeightOf(objective) : "";
  return [terms, lambda, likelihood, noise, convention, writeCorruption(corruption), labelWeight, learningRate];
}

/** What computed the run, on which its bits depend; quoted, as the names of engines have commas. */
function engineCell({ engines }: History): string {
  const names = [...new Set(engines.map(arithmeticText))].join("; ");
  return `"${names.replaceAll('"', '""')}"`;
}

function fixedCells({ architecture, hyperparameters, seed }: Experiment): readonly (string | number)[] {
  const { latentDim, labelHead, encoder, decoder } = architecture;
  const labels = labelHead?.labels ?? "";
  return [hyperparameters.batchSize, latentDim, seed, labels, writeLayers(encoder), writeLayers(decoder)];
}
