import { stepsOfEpoch } from "../../model/epoch";

/** Where a run is in its epochs. */
export interface EpochProgress {
  /** Epochs trained, fractions included. */
  readonly epochs: number;
  /** Share of the current epoch that is done, 0 to 1; 1 where an epoch has just ended. */
  readonly fraction: number;
  /** Training images left in the current epoch. */
  readonly imagesLeft: number;
}

/** Progress after `step` steps over `trainCount` images in batches of `batchSize`, an epoch's last one possibly smaller. */
export function epochProgress(step: number, trainCount: number, batchSize: number): EpochProgress {
  const stepsPerEpoch = stepsOfEpoch(trainCount, batchSize);
  const done = Math.floor(step / stepsPerEpoch);
  const seen = (step % stepsPerEpoch) * batchSize;
  const fraction = seen / trainCount;
  return { epochs: done + fraction, fraction: step > 0 && seen === 0 ? 1 : fraction, imagesLeft: trainCount - seen };
}
