import type { ImageGroup } from "../../model/latent/attributeVector";
import type { PathShape } from "../../model/latent/interpolation";

/** What a press on the map is taken for instead of pinning: an end of the path, or a group of images for the arrow. */
export type Picking = "A" | "B" | "group A" | "group B";

/** An end of a path through latent space: a held-out image's mean, which moves as the model learns, or a fixed point. */
export type PathEnd =
  | { readonly kind: "held-out"; readonly row: number }
  | { readonly kind: "point"; readonly z: readonly number[] };

/** A path between two codes and the images along it. */
export interface Path {
  readonly ends: readonly [PathEnd | null, PathEnd | null];
  readonly shape: PathShape;
  /** Images along it with both ends, 8 to 32. */
  readonly count: number;
  /** Where along it the user is, 0 to 1. */
  readonly position: number;
  /** Whether the path is looked at. */
  readonly inView: boolean;
}

/** An attribute vector in latent space, from the mean code of one group of images to that of another, and its use. */
export interface AttributeArrow {
  readonly groups: readonly [ImageGroup | null, ImageGroup | null];
  /** How far along the arrow the probe is taken: 0 leaves it, 1 is the arrow's whole length. */
  readonly amount: number;
  /** The user's point before and after the arrow last took it along, each [latentDim]; null until it did. */
  readonly taken: { readonly from: ArrayLike<number>; readonly to: readonly number[] } | null;
  /** Whether the arrow is looked at. */
  readonly inView: boolean;
}

/** A place on the drawing pad, each coordinate from 0, left and top, to 1. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

/** What the pen drew between two lifts. */
export type Stroke = readonly PadPoint[];

/** Where the codes of the samples come from: the prior, the posteriors of many images, or that of one. */
export type SampleSource = "prior" | "aggregate" | "one image";

/** Which samples are looked at; the same seed gives the same. */
export interface Samples {
  readonly source: SampleSource;
  readonly seed: number;
}

export const firstSamples: Samples = { source: "prior", seed: 1 };
export const emptyPath: Path = { ends: [null, null], shape: "linear", count: 12, position: 0, inView: false };
export const firstArrow: AttributeArrow = {
  groups: [
    { kind: "class", label: 1 },
    { kind: "class", label: 0 },
  ],
  amount: 0,
  taken: null,
  inView: false,
};
