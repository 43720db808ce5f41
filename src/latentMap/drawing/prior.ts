import { type MapScale, toPixel } from "../plane/coordinates";
import { fontOf, type Inks } from "./inks";
import { crisp, drawHaloed, FULL_TURN } from "./strokes";

/** Radii of the prior's circles. */
const PRIOR_RADII = [1, 2, 3] as const;

/** Dashed circles of the prior at 1, 2 and 3 standard deviations; in one dimension, lines at either side. */
export function drawPrior(context: CanvasRenderingContext2D, scale: MapScale, flat: boolean, inks: Inks): void {
  context.beginPath();
  for (const radius of PRIOR_RADII) tracePrior(context, scale, radius * scale.unit, flat);
  // A rim of the background's colour keeps the dashes apart from the dots under them.
  context.globalAlpha = 0.6;
  context.strokeStyle = inks.background;
  context.lineWidth = 2 + inks.textScale;
  context.stroke();
  context.globalAlpha = 0.8;
  context.strokeStyle = inks.ink;
  context.lineWidth = inks.textScale;
  context.setLineDash([4 * inks.textScale, 4 * inks.textScale]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function tracePrior(context: CanvasRenderingContext2D, scale: MapScale, length: number, flat: boolean): void {
  const [x, y] = toPixel(scale, [0, 0]);
  if (!flat) {
    context.moveTo(x + length, y);
    context.arc(x, y, length, 0, FULL_TURN);
    return;
  }
  for (const side of [x - length, x + length]) {
    context.moveTo(crisp(side), 0);
    context.lineTo(crisp(side), scale.height);
  }
}

/** Names of the prior's circles, on their upper right. */
export function drawPriorNames(context: CanvasRenderingContext2D, scale: MapScale, flat: boolean, inks: Inks): void {
  if (scale.unit < 14 * inks.textScale) return;
  context.font = fontOf(inks, 11);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const radius of PRIOR_RADII) {
    const side = radius * Math.SQRT1_2;
    const [x, y] = flat ? [toPixel(scale, [radius, 0])[0], 12] : toPixel(scale, [side, side]);
    drawHaloed(context, String(radius), [x, y], inks.muted, inks.background);
  }
}
