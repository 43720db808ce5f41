import type { Contour } from "../layers/density";
import { type MapScale, toPixel } from "../plane/coordinates";
import { fontOf, type Inks } from "./inks";
import { drawHaloed } from "./strokes";

/** Fewest places of a ring that bears its contour's name. */
const NAMED_LENGTH = 24;

/** Contours of a density, the denser the bolder, each named by the share that it holds. */
export function drawContours(
  context: CanvasRenderingContext2D,
  scale: MapScale,
  contours: readonly Contour[],
  inks: Inks,
): void {
  context.save();
  context.lineJoin = "round";
  for (const [index, { rings }] of contours.entries()) {
    context.beginPath();
    for (const ring of rings) traceRing(context, scale, ring);
    context.globalAlpha = 0.55;
    context.lineWidth = 3.4;
    context.strokeStyle = inks.background;
    context.stroke();
    context.globalAlpha = 1;
    context.lineWidth = 2 - 0.3 * index;
    context.strokeStyle = inks.ink;
    context.stroke();
  }
  context.font = fontOf(inks, 11, "600");
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { share, rings } of contours) nameLongest(context, scale, `${share * 100} %`, rings, inks);
  context.restore();
}

function traceRing(context: CanvasRenderingContext2D, scale: MapScale, ring: Float32Array): void {
  for (let index = 0; index < ring.length; index += 2) {
    const [x, y] = toPixel(scale, [ring[index] ?? 0, ring[index + 1] ?? 0]);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

function nameLongest(
  context: CanvasRenderingContext2D,
  scale: MapScale,
  name: string,
  rings: readonly Float32Array[],
  inks: Inks,
): void {
  const longest = rings.reduce((most, ring) => (ring.length > most.length ? ring : most), new Float32Array(0));
  if (longest.length < 2 * NAMED_LENGTH) return;
  let highest = 0;
  for (let index = 0; index < longest.length; index += 2) {
    if ((longest[index + 1] ?? 0) > (longest[highest + 1] ?? 0)) highest = index;
  }
  const [x, y] = toPixel(scale, [longest[highest] ?? 0, longest[highest + 1] ?? 0]);
  if (y > 8 && y < scale.height - 8) drawHaloed(context, name, [x, y], inks.ink, inks.background);
}
