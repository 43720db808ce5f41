import { ellipseOf, type PlaneNormals } from "../../model/latent/planeNormals";
import type { MapScale } from "../plane/coordinates";
import { FULL_TURN } from "./strokes";

/** An ellipse on the screen, as a canvas draws it. */
export interface DrawnEllipse {
  /** Half axes in CSS pixels, the longer first. */
  readonly radii: readonly [number, number];
  /** Clockwise from the right to the longer axis, in radians. */
  readonly rotation: number;
}

/** One standard deviation of a posterior, to the map's scale. */
export function drawnEllipse({ covariance }: PlaneNormals, row: number, { unit }: MapScale): DrawnEllipse {
  const [a, b, c] = [0, 1, 2].map((entry) => covariance[3 * row + entry] ?? 0);
  const { radii, angle } = ellipseOf(a ?? 0, b ?? 0, c ?? 0);
  return { radii: [radii[0] * unit, radii[1] * unit], rotation: -angle };
}

/** Posteriors at 1 σ around the rows' means, in their colours within a rim of the background's. */
export function drawEllipses(
  context: CanvasRenderingContext2D,
  scale: MapScale,
  normals: PlaneNormals,
  centres: Float32Array,
  rows: Uint32Array,
  colourOf: (row: number) => string,
  background: string,
): void {
  context.save();
  // Drawn without a graphics card, a line one device pixel wide takes less than half a broader one's time.
  context.lineWidth = 1;
  for (const row of rows) {
    const { radii, rotation } = drawnEllipse(normals, row, scale);
    const [x, y] = [centres[2 * row] ?? 0, centres[2 * row + 1] ?? 0];
    context.globalAlpha = 0.6;
    context.strokeStyle = background;
    strokeEllipse(context, x, y, [radii[0] + 1, radii[1] + 1], rotation);
    context.globalAlpha = 0.9;
    context.strokeStyle = colourOf(row);
    strokeEllipse(context, x, y, radii, rotation);
  }
  context.restore();
}

function strokeEllipse(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radii: DrawnEllipse["radii"],
  rotation: number,
): void {
  context.beginPath();
  context.ellipse(x, y, ...radii, rotation, 0, FULL_TURN);
  context.stroke();
}
