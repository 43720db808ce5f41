import { type Architecture, conditionSize } from "../experiment/architecture";
import type { Corruption } from "../experiment/corruption";
import { type DrawKey, Purpose } from "../model/random";

/** What is done to images before an encoder sees them, and the key of what is drawn for it. */
export type InputCorruption = { readonly kind: "none" } | (Corruption & { readonly key: DrawKey });

/** What a decoder is to reconstruct; so far the inputs, as they were before any corruption. */
export type Targets = { readonly kind: "inputs" };

/** What encoder and decoder are told beside the image: nothing, or its class, as a conditional network has to be. */
export type Condition = { readonly kind: "none" | "class" };

/** A training batch by description: an engine finds its images, and draws its noise, by itself. */
export interface Batch {
  /** Rows of the resident training images, at most `batchSize` of them, and what is done to them. */
  readonly inputs: { readonly rows: Uint32Array; readonly corruption: InputCorruption };
  readonly targets: Targets;
  readonly condition: Condition;
  /** The key of the noise: element row × latentDim + dimension of `drawNormals`. */
  readonly epsilon: DrawKey;
}

/** Which kinds of batch an engine computes: a kind that is added has to be decided on in each of them. */
export interface BatchAbilities {
  readonly corruption: Readonly<Record<InputCorruption["kind"], boolean>>;
  readonly targets: Readonly<Record<Targets["kind"], boolean>>;
  readonly condition: Readonly<Record<Condition["kind"], boolean>>;
}

/** The batch in which images are reconstructed as they are, told their class or not. */
export function plainBatch(rows: Uint32Array, epsilon: DrawKey, condition: Condition = { kind: "none" }): Batch {
  return { inputs: { rows, corruption: { kind: "none" } }, targets: { kind: "inputs" }, condition, epsilon };
}

/** What a batch has to tell a network. */
export function conditionOf(architecture: Architecture): Condition {
  return { kind: conditionSize(architecture) > 0 ? "class" : "none" };
}

/** A batch whose inputs are corrupted, by draws of the same seed and step as its noise; as it was where nothing is asked for. */
export function corruptedBatch(batch: Batch, corruption: Corruption | undefined): Batch {
  if (!corruption) return batch;
  const key = { ...batch.epsilon, purpose: Purpose.corruption };
  return { ...batch, inputs: { ...batch.inputs, corruption: { ...corruption, key } } };
}

/** The first `count` images of a batch, or all where it has fewer. */
export function firstImages(batch: Batch, count: number): Batch {
  return { ...batch, inputs: { ...batch.inputs, rows: batch.inputs.rows.slice(0, count) } };
}

/** What an engine was built for, as far as a batch has to suit it. */
interface BatchLimits {
  readonly architecture: Architecture;
  /** Most images of a batch. */
  readonly batchSize: number;
}

/**
 * The rows of a batch that an engine takes.
 * @throws RangeError where it has more images than there is room for, is of a kind that the engine does not compute, or tells
 * the network what it does not take
 */
export function acceptedRows(
  batch: Batch,
  abilities: BatchAbilities,
  { architecture, batchSize: most }: BatchLimits,
): Uint32Array {
  const { inputs, targets, condition } = batch;
  const { rows, corruption } = inputs;
  if (!abilities.corruption[corruption.kind])
    throw new RangeError(`This engine knows no corruption ${corruption.kind}.`);
  if (!abilities.targets[targets.kind]) throw new RangeError(`This engine knows no targets ${targets.kind}.`);
  if (!abilities.condition[condition.kind]) throw new RangeError(`This engine knows no condition ${condition.kind}.`);
  const wanted = conditionOf(architecture).kind;
  if (condition.kind !== wanted) throw new RangeError(`${condition.kind} ≠ ${wanted}`);
  if (rows.length > most) throw new RangeError(`A batch of ${rows.length} images; this engine takes ${most}.`);
  return rows;
}
