import { type Architecture, sizeOf } from "./architecture";
import type { LossSizes } from "./conventions";
import { negativeElboObjective, type Objective } from "./objective";
import { presets } from "./presets";

export type DatasetName = "mnist";

export interface Hyperparameters {
  /** Images a training step. */
  readonly batchSize: number;
  /** Step size of Adam. */
  readonly learningRate: number;
}

/** Everything that is asked for, as plain data: with an engine's name it determines a run to the last bit. */
export interface Experiment {
  readonly dataset: DatasetName;
  readonly architecture: Architecture;
  readonly objective: Objective;
  readonly hyperparameters: Hyperparameters;
  /** 0 to 2³² − 1; initial weights, batch order and noise come from it. */
  readonly seed: number;
}

/** The lecture's network on MNIST, minimising the negative ELBO with Adam at 0.001 on batches of 128. */
export const defaultExperiment: Experiment = {
  dataset: "mnist",
  architecture: presetArchitecture("cs3232"),
  objective: negativeElboObjective,
  hyperparameters: { batchSize: 128, learningRate: 0.001 },
  seed: 42,
};

/** What the reductions of an experiment's loss depend on. */
export function lossSizesOf({ architecture, hyperparameters }: Experiment): LossSizes {
  const { imageShape, latentDim } = architecture;
  return { pixels: sizeOf(imageShape), latentDim, batchSize: hyperparameters.batchSize };
}

function presetArchitecture(name: string): Architecture {
  const preset = presets.find((candidate) => candidate.name === name) ?? presets[0];
  if (!preset) throw new RangeError("There are no presets.");
  return preset.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
}
