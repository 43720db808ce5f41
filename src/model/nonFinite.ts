/** What can be seen to be no finite number: the loss of a batch, of held-out images or of one; a weight; μ or log σ²; a gradient. */
export type NonFiniteValue = "loss" | "heldOutLoss" | "imageLoss" | "weight" | "posterior" | "latentGradient";

/** A value of the model or of its losses that is not a number, or infinite. */
export class NonFinite extends Error {
  override readonly name = "NonFinite";
  readonly value: NonFiniteValue;

  constructor(value: NonFiniteValue) {
    super(value);
    this.value = value;
  }
}
