import { useEffect, useMemo, useState } from "react";
import { useSettled } from "../../interaction/useSettled";
import { useSliced } from "../../interaction/useSliced";
import type { PlaneField } from "../../model/latent/planeField";
import type { PlaneNormals } from "../../model/latent/planeNormals";
import type { Projection } from "../../model/latent/projection";
import { median } from "../../model/quantiles";
import { useTheme } from "../../pictures/theme";
import { usePlayground } from "../../state/store";
import { shadeOf } from "../drawing/gaps";
import { type Inks, inksOf } from "../drawing/inks";
import type { MapScale } from "../plane/coordinates";
import { rowsInView, thinnedInView } from "../plane/inView";
import { scatteredPlaces, stackedPlaces, stackRowsOf } from "../plane/places";
import { rowsWhere } from "../plane/rows";
import { HIDDEN } from "../points/tones";
import type { Points } from "../points/usePoints";
import { useLayerSettings } from "../useLayerSettings";
import { useSurvey } from "../useSurvey";
import type { densityPart } from "./densityPart";
import { gapsInView } from "./gaps";
import { projectedPosteriors } from "./posteriors";

/** Most posteriors that are drawn at a time. */
const MOST_ELLIPSES = 250;
/** Least distance of two ellipses' middles, in typical radii: they may overlap and can still be told apart. */
const GAP_IN_RADII = 1.1;
/** Images whose ellipses are looked at to know how large they are. */
const LOOKED_AT = 200;
/** Opacities of what covers places far from all posteriors: over decoded images, and over nothing. */
const FOG = 0.88;
const SHADE = 0.62;
/** Milliseconds that the map stands still before fields are computed for what it shows. */
const REST_MS = 120;
/** Milliseconds between two fields while the model changes. */
const BETWEEN_FIELDS_MS = 500;

/** The posteriors of some images on the map. */
export interface DrawnPosteriors {
  readonly normals: PlaneNormals;
  /** Where their means are drawn, in CSS pixels, [count, 2]. */
  readonly centres: Float32Array;
  /** Those that are drawn. */
  readonly rows: Uint32Array;
}

/** Posteriors of the latest survey on the map's plane; null where no layer asks for them. */
function useNormals(projection: Projection, wanted: boolean): PlaneNormals | null {
  const survey = useSurvey(wanted);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return useMemo(
    () =>
      survey && survey.mu.length === survey.count * projection.origin.length
        ? projectedPosteriors(survey, noise, projection)
        : null,
    [survey, noise, projection],
  );
}

/** Those posteriors that are drawn as ellipses: of the images in view, thinned where they crowd. */
export function usePosteriors(scale: MapScale, projection: Projection, points: Points | null): DrawnPosteriors | null {
  const normals = useNormals(projection, useLayerSettings().layers.posteriors);
  const samples = usePlayground((state) => state.map.points === "samples");
  const data = usePlayground((state) => state.data);
  return useMemo(() => {
    if (!normals || !points || !data || normals.count !== points.count) return null;
    const flat = projection.origin.length === 1;
    const centresOfMeans = () =>
      flat
        ? stackedPlaces(everySecond(normals.at), stackRowsOf(data.testLabels, data.classNames.length), scale)
        : scatteredPlaces(normals.at, scale);
    const centres = samples ? centresOfMeans() : points.places;
    const inView = rowsInView(centres, points.tones, scale);
    const gap = GAP_IN_RADII * typicalRadius(normals, inView, scale);
    return { normals, centres, rows: thinnedInView(inView, centres, scale, MOST_ELLIPSES, gap) };
  }, [normals, points, data, samples, projection, scale]);
}

/** Contours of a density, ready to be drawn. */
export interface DrawnContours {
  readonly draw: (context: CanvasRenderingContext2D, scale: MapScale, inks: Inks) => void;
}

/** Contours of the aggregate posterior of the images that are shown, over what the map shows. */
export function useDensity(scale: MapScale, projection: Projection, tones: Uint16Array | null): DrawnContours | null {
  const settled = useSettled(scale, REST_MS);
  const wanted = useLayerSettings().layers.density && projection.origin.length > 1;
  const normals = useNormals(projection, wanted);
  const part = useDensityPart(wanted);
  const work = useMemo(() => {
    if (!part || !normals || tones?.length !== normals.count || settled.width === 0) return null;
    const rows = rowsWhere(tones.length, (row) => tones[row] !== HIDDEN);
    return function* (): Generator<void, DrawnContours> {
      const contours = yield* part.densityContours(normals, rows, settled);
      return { draw: (context, shown, inks) => part.drawContours(context, shown, contours, inks) };
    };
  }, [part, normals, tones, settled]);
  return useSliced(work, BETWEEN_FIELDS_MS);
}

/** What finds contours and draws them; null until it is fetched. */
function useDensityPart(wanted: boolean): typeof densityPart | null {
  const [part, setPart] = useState<typeof densityPart | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let isWanted = true;
    // Where it cannot be fetched, the layer stays empty until it is switched on again.
    void import("./densityPart").then(
      (fetched) => isWanted && setPart(fetched.densityPart),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return part;
}

/** A field of distances to the nearest posterior and its picture. */
export interface Gaps {
  readonly field: PlaneField;
  readonly shade: HTMLCanvasElement;
}

/** Where the decoder has seen no code: how far each place of the map is from all posteriors. */
export function useGaps(scale: MapScale, projection: Projection): Gaps | null {
  const settled = useSettled(scale, REST_MS);
  const { layers } = useLayerSettings();
  const wanted = layers.gaps && projection.origin.length > 1;
  const overManifold = layers.manifold;
  const theme = useTheme();
  const normals = useNormals(projection, wanted);
  const work = useMemo(() => {
    if (!normals || settled.width === 0) return null;
    const rows = rowsWhere(normals.count, () => true);
    return () => gapsInView(normals, rows, settled);
  }, [normals, settled]);
  const field = useSliced(work, BETWEEN_FIELDS_MS);
  return useMemo(() => {
    if (!field) return null;
    const { background, line } = inksOf(theme);
    return { field, shade: overManifold ? shadeOf(field, background, FOG) : shadeOf(field, line, SHADE) };
  }, [field, overManifold, theme]);
}

/** Median of the ellipses' mean radii, in CSS pixels. */
function typicalRadius({ covariance }: PlaneNormals, rows: Uint32Array, { unit }: MapScale): number {
  if (rows.length === 0) return 0;
  const variances = Float32Array.from(rows.subarray(0, LOOKED_AT), (row) => {
    return ((covariance[3 * row] ?? 0) + (covariance[3 * row + 2] ?? 0)) / 2;
  });
  return Math.sqrt(median(variances)) * unit;
}

function everySecond(at: Float32Array): Float32Array {
  return Float32Array.from({ length: at.length / 2 }, (_, row) => at[2 * row] ?? 0);
}
