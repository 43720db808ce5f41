import type { Reports, SheetName, ViewName } from "../../worker/views/list";
import type { AttributeArrow } from "./arrow";
import type { Stroke } from "./drawing";
import type { MapView } from "./map";
import type { Path } from "./path";
import type { Picking } from "./picking";
import type { Probe } from "./probe";
import type { Samples } from "./samples";

/** How a model is looked at: what was seen of it, and what the user has chosen to look at. */
export interface ViewState {
  /** What was last seen of each view of the model. */
  readonly views: Views;

  /** The user's own point in latent space: ring and sliders. */
  readonly z: readonly number[];
  /** The class that a conditional network is told of what has none of its own, from 0. */
  readonly toldClass: number;
  readonly map: MapView;
  readonly probe: Probe | null;
  readonly samples: Samples;
  readonly path: Path;
  readonly arrow: AttributeArrow;
  /** What the user has drawn on the pad, stroke by stroke. */
  readonly drawing: readonly Stroke[];
  /** What the next press on the map picks; null where it pins. */
  readonly picking: Picking | null;
}

/** What was seen of a view, at a step. */
export type Seen<Name extends ViewName> = Reports[Name] & { readonly step: number };

/** What was last seen of each view. */
export type Views = { readonly [Name in ViewName]?: Seen<Name> };

/** Posteriors of the first held-out images at a step, each array [count, latentDim], and what they tell. */
export type Survey = Seen<"survey">;

/** Posteriors of some held-out images at a step and gradients at their codes, each array [count, latentDim]. */
export type LatentGradients = Seen<"latentGradients">;

/** Decoded images of some codes at a step. */
export type Sheet = Seen<SheetName>;
