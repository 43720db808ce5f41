import type { Losses } from "../../experiment/objective";
import type { Posteriors } from "../../model/posterior";

/** The one image that is looked at closely: a held-out one that was pinned, or one that the user drew. */
export interface Probe {
  readonly source: ProbeSource;
  /** Grey levels 0 to 255, [pixels]. */
  readonly image: Uint8Array;
  /** Whether the user's point keeps to the image's mean as the model changes; false once the user has moved it. */
  readonly attached: boolean;
  /** What the model makes of it; null until the worker has looked. */
  readonly inspection: Inspection | null;
}

export type ProbeSource = { readonly kind: "held-out"; readonly row: number } | { readonly kind: "drawn" };

/** What a model makes of one image, at a step: its posterior, each [latentDim], and more. */
export interface Inspection extends Posteriors {
  readonly step: number;
  /** The decoded mean of its code μ, grey levels [pixels]. */
  readonly reconstruction: Uint8ClampedArray;
  /** At the code μ, without noise; nats. */
  readonly losses: Losses;
}
