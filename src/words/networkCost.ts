import { graphOf } from "../engine/graph/build";
import { flopsOfStep } from "../engine/graph/cost";
import { type Architecture, sizeOf } from "../experiment/architecture";
import type { DataDescription } from "../experiment/dataSets";
import { experimentOn } from "../experiment/experiment";
import { parameterLayout } from "../experiment/parameters";
import { amountText, bytesText, countText, flopsText } from "./numbers";
import { architectureName } from "./proposedChanges";

/** What a training step of a network takes. */
export interface NetworkCost {
  readonly parameters: number;
  readonly flops: number;
}

/**
 * What a network takes on a full batch.
 * @throws ArchitectureError where its layers do not fit together
 */
export function networkCost(architecture: Architecture, batchSize: number): NetworkCost {
  const { trainableCount } = parameterLayout(architecture);
  return { parameters: trainableCount, flops: flopsOfStep(graphOf(architecture, batchSize)) };
}

/** What a training step takes, and how that compares with the one at hand. */
export function networkCostText({ parameters, flops }: NetworkCost, now: NetworkCost): string {
  const share = flops / now.flops;
  const compared = Math.abs(share - 1) < 0.01 ? "as much as now" : `${amountText(share)} times as much as now`;
  return `${countText(parameters)} parameters; a training step takes ${flopsText(flops)}, ${compared}`;
}

/** What training on a data set would take: its bytes, and the network that is proposed for it. */
export function dataCostText(description: DataDescription, now: NetworkCost): string {
  const { architecture, hyperparameters } = experimentOn(description);
  const { trainCount, testCount, imageShape } = description;
  const bytes = bytesText((trainCount + testCount) * sizeOf(imageShape));
  const cost = networkCostText(networkCost(architecture, hyperparameters.batchSize), now);
  return `${bytes} of images. New weights for the network “${architectureName(architecture)}”: ${cost}.`;
}
