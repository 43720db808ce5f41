import { type Architecture, conditionSize } from "../experiment/architecture";
import { hasBatchNormalization } from "../experiment/batchNormalization";
import { keyOf } from "../experiment/dataSets";
import type { Experiment } from "../experiment/experiment";
import { presetOf } from "../experiment/presets";
import { hasSkips } from "../experiment/skips";
import { dataTitle } from "./dataSets";
import { countText } from "./numbers";
import { presetLabels } from "./presets";

/** In words, what of a proposed experiment differs from the one at hand so that it needs a new run. */
export function changesOf(experiment: Experiment, proposal: Experiment): string[] {
  const changes = [
    ...(keyOf(proposal.data) === keyOf(experiment.data) ? [] : [`the data set “${dataTitle(proposal)}”`]),
    ...architectureChanges(experiment.architecture, proposal.architecture),
  ];
  const { batchSize } = proposal.hyperparameters;
  if (batchSize !== experiment.hyperparameters.batchSize) changes.push(`the batch size of ${batchSize}`);
  if (proposal.seed !== experiment.seed) changes.push(`the seed ${proposal.seed}`);
  return changes;
}

/** What the page calls an architecture. */
export function architectureName(architecture: Architecture): string {
  const found = presetOf(architecture);
  return found ? presetLabels[found.preset.name] : "Custom";
}

function architectureChanges(from: Architecture, to: Architecture): string[] {
  const changes: string[] = [];
  const name = architectureName(to);
  if (name !== architectureName(from)) changes.push(`the architecture “${name}”`);
  if (to.latentDim !== from.latentDim) changes.push(`the latent size of ${to.latentDim}`);
  const normalised = hasBatchNormalization(to);
  if (normalised !== hasBatchNormalization(from)) changes.push(`batch norm turned ${normalised ? "on" : "off"}`);
  const told = conditionSize(to);
  if (told !== conditionSize(from))
    changes.push(told > 0 ? "a network that is told the class" : "a network that is told no class");
  if (hasSkips(to) !== hasSkips(from)) changes.push(`a network ${hasSkips(to) ? "with" : "without"} skip connections`);
  const labels = to.labelHead?.labels;
  if (labels !== from.labelHead?.labels)
    changes.push(labels ? `a label head with ${countText(labels)} labels` : "a network without a label head");
  return changes;
}
