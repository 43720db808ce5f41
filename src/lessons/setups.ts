import { type Experiment, experimentOn } from "../experiment/experiment";
import { mnistDescription } from "../experiment/mnist";
import type { Objective } from "../experiment/objective";
import { presets } from "../experiment/presets";

/** MNIST on the smallest of the networks with convolutions, which two cores train in seconds; the negative ELBO but for what is changed. */
export function smallOnDigits(change: Partial<Objective> = {}, latentDim = 2): Experiment {
  const usual = experimentOn(mnistDescription);
  const small = presets.find(({ name }) => name === "small");
  if (!small) throw new RangeError("There is no small network.");
  const { imageShape } = mnistDescription;
  return {
    ...usual,
    architecture: small.build({ imageShape, latentDim, batchNormalization: true }),
    objective: { ...usual.objective, ...change },
  };
}

/** MNIST on the network of lecture 001, by the negative ELBO. */
export function lectureOnDigits(): Experiment {
  return experimentOn(mnistDescription);
}

/** The objectives of models side by side, each that of an experiment but for what is changed. */
export function objectivesOf({ objective }: Experiment, changes: readonly Partial<Objective>[]): readonly Objective[] {
  return changes.map((change) => ({ ...objective, ...change }));
}
