import type { ImageShape } from "../../experiment/architecture";
import type { LossSizes } from "../../experiment/conventions";
import type { EncoderNoise, Likelihood, Objective } from "../../experiment/objective";
import { corruptionExtent } from "../../model/corruption";
import { batchWeightsOf } from "../../model/objective";
import type { InputCorruption } from "../batch";
import type { RunArguments } from "./executor";
import { CORRUPTION } from "./kernels/corruptedGather";

const NOISE: Readonly<Record<EncoderNoise, number>> = { zero: 0, learned: 1, one: 2 };
const LIKELIHOOD: Readonly<Record<Likelihood, number>> = { bernoulli: 0, gaussian: 1 };

/** What a run depends on that depends on nothing. */
export const nothing: RunArguments = {
  images: 0,
  seed: 0,
  counter: 0,
  purpose: 0,
  firstRow: 0,
  noise: 0,
  likelihood: 0,
  slot: 0,
  reconstructionWeight: 0,
  squaresWeight: 0,
  logsWeight: 0,
  labelWeight: 0,
  learningRate: 0,
  firstCorrection: 1,
  secondCorrection: 1,
  updates: false,
  corruption: 0,
  corruptionSeed: 0,
  corruptionCounter: 0,
  corruptionPurpose: 0,
  corruptionStrength: 0,
  hiddenRows: 0,
  hiddenColumns: 0,
  turnedShare: 0,
  blurReach: 0,
  rows: new Uint32Array(),
};

/** What an objective comes to for a batch, of which so many images are labelled. */
export function objectiveOf(objective: Objective, sizes: LossSizes, labelled = 0) {
  return {
    noise: NOISE[objective.noise],
    likelihood: LIKELIHOOD[objective.likelihood],
    ...batchWeightsOf(objective, sizes, labelled),
  };
}

/** What a batch's corruption comes to for images of a shape. */
export function corruptionOf(corruption: InputCorruption, shape: ImageShape): Partial<RunArguments> {
  if (corruption.kind === "none") return {};
  const { kind, strength, key } = corruption;
  return {
    corruption: CORRUPTION[kind],
    corruptionSeed: key.seed,
    corruptionCounter: key.counter,
    corruptionPurpose: key.purpose,
    corruptionStrength: strength,
    ...corruptionExtent(corruption, shape),
  };
}
