/** What the map can draw beside its points. */
export const layerNames = ["posteriors", "prior", "density", "manifold", "gaps", "forces", "classes"] as const;
export type LayerName = (typeof layerNames)[number];

/** The plane of latent space that a map shows: two dimensions, counted from 0, or the means' principal components. */
export type Plane =
  | { readonly kind: "dimensions"; readonly axes: readonly [number, number] }
  | { readonly kind: "principal components" };

/** What is in view of a map: its middle on its plane and half of its shorter side, in prior standard deviations. */
export interface MapWindow {
  readonly centre: readonly [number, number];
  readonly range: number;
}

/** A tab of what can be explored, by the name that links give it. */
export type TabName =
  | "generate"
  | "interpolate"
  | "draw"
  | "modify"
  | "compress"
  | "likelihood"
  | "denoise"
  | "unusual"
  | "fewLabels"
  | "dimensions"
  | "factors"
  | "condition"
  | "blur";

/** What is looked at of a model: null where that is as it is at first. */
export interface Sight {
  /** The user's point, [latentDim]. */
  readonly z: readonly number[] | null;
  readonly plane: Plane | null;
  readonly window: MapWindow | null;
  /** The layers of the map that are on. */
  readonly layers: readonly LayerName[] | null;
  /** Row of the held-out image that is pinned. */
  readonly pinned: number | null;
  /** The tab of what can be explored. */
  readonly tab: TabName | null;
  /** The step at which training pauses by itself. */
  readonly until: number | null;
}

/** Settings of a link that tell what is looked at. */
export const sightSettings = ["z", "axes", "window", "layers", "pin", "tab", "until"] as const;
export type SightSetting = (typeof sightSettings)[number];

/** Those settings as a link has them. */
export type SightTexts = Partial<Readonly<Record<SightSetting, string>>>;
