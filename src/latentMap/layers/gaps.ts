import { distanceToPosteriors } from "../../model/latent/distance";
import type { PlaneField } from "../../model/latent/planeField";
import type { PlaneNormals } from "../../model/latent/planeNormals";
import type { MapScale } from "../plane/coordinates";
import { gridInView } from "./grid";

/** Standard deviations from every posterior from which on the decoder has seen next to nothing. */
export const FAR = 3;

/** Cells along the map's shorter side. */
const CELLS = 96;

/** Distance from each place that a map shows to the nearest posterior, in that posterior's standard deviations. */
export function gapsInView(normals: PlaneNormals, rows: Uint32Array, scale: MapScale): Generator<void, PlaneField> {
  return distanceToPosteriors(normals, rows, gridInView(scale, CELLS));
}
