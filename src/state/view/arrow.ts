import type { ImageGroup } from "../../model/latent/attributeVector";

/** An attribute vector in latent space, from the mean code of one group of images to that of another, and its use. */
export interface AttributeArrow {
  readonly groups: readonly [ImageGroup | null, ImageGroup | null];
  /** How far along the arrow the user's point is taken: 0 leaves it, 1 is the arrow's whole length. */
  readonly amount: number;
  /** The user's point before and after the arrow last took it along, each [latentDim]; null until it did. */
  readonly taken: { readonly from: ArrayLike<number>; readonly to: readonly number[] } | null;
  /** Whether the arrow is on the screen. */
  readonly isShown: boolean;
}

/** An arrow between the first two classes that was not followed yet. */
export const firstArrow: AttributeArrow = {
  groups: [
    { kind: "class", label: 1 },
    { kind: "class", label: 0 },
  ],
  amount: 0,
  taken: null,
  isShown: false,
};
