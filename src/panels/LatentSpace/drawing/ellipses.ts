import { ellipseOf, type PlaneNormals } from "../layers/posteriors";
import type { Scale } from "../plane/coordinates";
import { FULL_TURN } from "./strokes";

/** An ellipse on the screen, as a canvas draws it. */
export interface DrawnEllipse {
  /** Half axes in CSS pixels, the longer first. */
  readonly radii: readonly [number, number];
  /** Clockwise from the right to the longer axis, in radians. */
  readonly rotation: number;
}

/** One standard deviation of a posterior, to the map's scale. */
export function drawnEllipse({ covariance }: PlaneNormals, row: number, { unit }: Scale): DrawnEllipse {
  const [a, b, c] = [0, 1, 2].map((entry) => covariance[3 * row + entry] ?? 0);
  const { radii, angle } = ellipseOf(a ?? 0, b ?? 0, c ?? 0);
  return { radii: [radii[0] * unit, radii[1] * unit], rotation: -angle };
}

/** Posteriors at 1 σ around the rows' means, in their colours over a rim of the ground's. */
export function drawEllipses(
  context: CanvasRenderingContext2D,
  scale: Scale,
  normals: PlaneNormals,
  centres: Float32Array,
  rows: Uint32Array,
  colourOf: (row: number) => string,
  ground: string,
): void {
  context.save();
  for (const row of rows) {
    const { radii, rotation } = drawnEllipse(normals, row, scale);
    context.beginPath();
    context.ellipse(centres[2 * row] ?? 0, centres[2 * row + 1] ?? 0, radii[0], radii[1], rotation, 0, FULL_TURN);
    context.globalAlpha = 0.45;
    context.lineWidth = 2.6;
    context.strokeStyle = ground;
    context.stroke();
    context.globalAlpha = 0.9;
    context.lineWidth = 1.2;
    context.strokeStyle = colourOf(row);
    context.stroke();
  }
  context.restore();
}
