import type { LayerName, MapWindow, Plane } from "../../experiment/sight";

/** What a point's colour tells. */
export type Colouring = "class" | "reconstruction" | "kl" | "sigma" | `factor:${number}`;

/** The colouring by a known factor of the images, counted from 0. */
export function factorColouring(factor: number): Colouring {
  return `factor:${factor}`;
}

/** Which factor a colouring tells, counted from 0; null where it tells something else. */
export function factorOf(colouring: Colouring): number | null {
  return colouring.startsWith("factor:") ? Number(colouring.slice("factor:".length)) : null;
}

/** Where the codes of the manifold's images lie: evenly over what is in view, or at equal steps of prior probability. */
export type ManifoldRange = "visible range" | "prior quantiles";

/** How the map looks at latent space. */
export interface MapView {
  /** A point is an image's posterior mean, or one draw from its posterior. */
  readonly points: "means" | "samples";
  readonly colouring: Colouring;
  readonly layers: Readonly<Record<LayerName, boolean>>;
  readonly manifold: ManifoldRange;
  readonly hiddenClasses: readonly number[];
  readonly plane: Plane;
  /** Null while the map is left to hold nearly all means. */
  readonly window: MapWindow | null;
}

export const defaultMapView: MapView = {
  points: "means",
  colouring: "class",
  layers: {
    posteriors: false,
    prior: true,
    density: false,
    manifold: false,
    gaps: false,
    forces: false,
    classes: true,
  },
  manifold: "visible range",
  hiddenClasses: [],
  plane: { kind: "dimensions", axes: [0, 1] },
  window: null,
};

/** The view of a model with so many latent dimensions: axes that it does not have give way to its first two. */
export function fittedView(view: MapView, latentDim: number): MapView {
  const { plane } = view;
  const fits = plane.kind === "dimensions" ? plane.axes.every((axis) => axis < latentDim) : latentDim > 2;
  if (fits) return view;
  return { ...view, window: null, plane: { kind: "dimensions", axes: [0, Math.min(1, latentDim - 1)] } };
}
