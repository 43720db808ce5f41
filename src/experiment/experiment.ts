import { type Architecture, sizeOf } from "./architecture";
import type { LossSizes } from "./conventions";
import type { DataChoice, DataDescription } from "./dataSets";
import { dataSets } from "./knownDataSets";
import { negativeElboObjective, type Objective } from "./objective";
import { presetFor } from "./presets";

export interface Hyperparameters {
  /** Images a training step. */
  readonly batchSize: number;
  /** Step size of Adam. */
  readonly learningRate: number;
}

/** Everything that is asked for, as plain data: with an engine's name it determines a run to the last bit. */
export interface Experiment {
  readonly data: DataChoice;
  readonly architecture: Architecture;
  readonly objective: Objective;
  readonly hyperparameters: Hyperparameters;
  /** 0 to 2³² − 1; initial weights, batch order and noise come from it. */
  readonly seed: number;
}

/** The lecture's network on the first of the data sets. */
export const defaultExperiment: Experiment = experimentOn(dataSets[0]);

/**
 * The network proposed for a data set, minimising the negative ELBO with Adam at 0.001 on batches of 128; `data` is the
 * choice that the set is described for.
 */
export function experimentOn(
  { name, imageShape, latentDim }: DataDescription,
  data: DataChoice = { source: name },
): Experiment {
  return {
    data,
    architecture: presetFor(imageShape).build({ imageShape, latentDim, batchNormalization: true }),
    objective: negativeElboObjective,
    hyperparameters: { batchSize: 128, learningRate: 0.001 },
    seed: 42,
  };
}

/** What the reductions of an experiment's loss depend on. */
export function lossSizesOf({ architecture, hyperparameters }: Experiment): LossSizes {
  const { imageShape, latentDim } = architecture;
  return { pixels: sizeOf(imageShape), latentDim, batchSize: hyperparameters.batchSize };
}
