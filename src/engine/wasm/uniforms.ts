import type { ImageShape } from "../../experiment/architecture";
import type { LossSizes } from "../../experiment/conventions";
import type { Objective } from "../../experiment/objective";
import { corruptionExtent } from "../../model/corruption";
import { batchWeightsOf } from "../../model/objective";
import { ADAM } from "../../model/state";
import type { InputCorruption } from "../batch";
import { CorruptionCode, LikelihoodCode, NoiseCode } from "./abi/codes";
import { UniformBlock } from "./abi/control";
import { fieldsOf, wordOf } from "./words";

/** What a run of a program depends on besides its tensors. */
export type Uniforms = { readonly [Name in keyof UniformBlock]: number };

const names = fieldsOf(UniformBlock);
/** The first field that is a float; all after it are floats too. */
const firstFloat = wordOf(UniformBlock, "reconstructionWeight");

/** Bytes of the block. */
export const UNIFORM_BYTES = 4 * names.length;

export function writeUniforms(block: DataView, uniforms: Uniforms): void {
  for (const [index, name] of names.entries()) {
    if (index < firstFloat) block.setUint32(4 * index, uniforms[name] >>> 0, true);
    else block.setFloat32(4 * index, uniforms[name], true);
  }
}

/** What Adam's update number `updates`, from 1, is made with. */
export function adamUniforms(learningRate: number, updates: number): Partial<Uniforms> {
  return {
    learningRate,
    firstCorrection: 1 / (1 - ADAM.beta1 ** updates),
    secondCorrection: 1 / (1 - ADAM.beta2 ** updates),
  };
}

/** What an objective comes to for a batch, of which so many images are labelled. */
export function objectiveUniforms(objective: Objective, sizes: LossSizes, labelled = 0) {
  return {
    noise: NoiseCode[objective.noise],
    likelihood: LikelihoodCode[objective.likelihood],
    ...batchWeightsOf(objective, sizes, labelled),
  };
}

/** What a batch's corruption comes to for images of a shape. */
export function corruptionUniforms(corruption: InputCorruption, shape: ImageShape): Partial<Uniforms> {
  if (corruption.kind === "none") return {};
  const { seed, counter, purpose } = corruption.key;
  return {
    corruption: CorruptionCode[corruption.kind],
    corruptionSeed: seed,
    corruptionCounter: counter,
    corruptionPurpose: purpose,
    corruptionStrength: corruption.strength,
    ...corruptionExtent(corruption, shape),
  };
}

/** A run that depends on nothing. */
export const noUniforms: Uniforms = {
  images: 0,
  seed: 0,
  counter: 0,
  purpose: 0,
  firstRow: 0,
  noise: 0,
  likelihood: 0,
  corruption: 0,
  corruptionSeed: 0,
  corruptionCounter: 0,
  corruptionPurpose: 0,
  hiddenRows: 0,
  hiddenColumns: 0,
  turnedShare: 0,
  blurReach: 0,
  reconstructionWeight: 0,
  squaresWeight: 0,
  logsWeight: 0,
  labelWeight: 0,
  learningRate: 0,
  firstCorrection: 1,
  secondCorrection: 1,
  corruptionStrength: 0,
};
