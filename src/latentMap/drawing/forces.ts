import type { Force, Forces } from "../layers/forces";
import { type MapScale, type Pixel, toPixel } from "../plane/coordinates";
import type { Inks } from "./inks";
import { FULL_TURN, strokeLine } from "./strokes";

/** Forces on some posteriors, and the nats per unit of z that an arrow of length 1 stands for. */
export interface DrawnForces {
  /** What draws them, as it was fetched with them. */
  readonly draw: typeof drawForces;
  readonly forces: readonly Forces[];
  readonly unit: number;
  /** Draws of noise that each is the mean of. */
  readonly draws: number;
  /** The middle standard error of the reconstruction's arrows, nats per unit of z; null where none is drawn. */
  readonly error: number | null;
}

const terms = ["reconstruction", "kl"] as const;
/** CSS pixels below which a mark is not drawn, of an arrow's head, of a bar's end, and between the terms' bars on a ring. */
const LEAST = 2;
const HEAD = 5;
const END = 6;
const APART = 2;
/** How much of its colour an arrow has that may well be noise: one shorter than so many of its standard errors. */
const PALE = 0.3;
const SURE_ERRORS = 2;

/** What the arrows of a term are drawn with. */
interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly colour: string;
  readonly background: string;
  /** CSS pixels of a nat per unit of z. */
  readonly length: number;
}

/**
 * Arrows from μ, pale where they may well be noise, and at a dashed ring of one σ bars with blunt ends, which stand outside
 * where σ is to grow and inside where it is to shrink.
 */
export function drawForces(context: CanvasRenderingContext2D, scale: MapScale, drawn: DrawnForces, inks: Inks): void {
  const length = scale.unit / drawn.unit;
  context.save();
  context.lineCap = "round";
  for (const forces of drawn.forces) {
    const middle = toPixel(scale, forces.at);
    const radii = forces.sigma?.map((sigma) => sigma * scale.unit) as [number, number] | undefined;
    if (radii) drawRing(context, middle, radii, inks);
    for (const term of terms) {
      const pen = { context, colour: inks[term], background: inks.background, length };
      const force = forces[term];
      if (!force) continue;
      context.globalAlpha = isSure(force) ? 1 : PALE;
      drawArrow(pen, middle, force.onMean);
      context.globalAlpha = 1;
      if (force.onSigma && radii) drawBars(pen, middle, radii, force.onSigma, term === "kl" ? APART : -APART);
    }
  }
  context.restore();
}

/** Whether a force is at least two of its standard errors strong. */
function isSure({ onMean, error }: Force): boolean {
  return Math.hypot(...onMean) >= SURE_ERRORS * error;
}

function drawRing(
  context: CanvasRenderingContext2D,
  [x, y]: Pixel,
  [across, up]: readonly [number, number],
  inks: Inks,
): void {
  context.beginPath();
  context.ellipse(x, y, across, up, 0, 0, FULL_TURN);
  context.setLineDash([3, 3]);
  context.lineWidth = 1;
  context.globalAlpha = 0.6;
  context.strokeStyle = inks.muted;
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Bars on the ring's right end and on its top, outwards where σ is to grow. */
function drawBars(
  pen: Pen,
  [x, y]: Pixel,
  [right, top]: readonly [number, number],
  [across, up]: Force["onMean"],
  aside: number,
): void {
  drawBar(pen, [x + right, y + aside], [across, 0]);
  drawBar(pen, [x + aside, y - top], [0, up]);
}

/** A bar as long as a force is strong, along an axis, with a blunt end across it, over a rim of the background's colour. */
function drawBar({ context, colour, background, length }: Pen, [x, y]: Pixel, [across, up]: Force["onMean"]): void {
  const size = length * Math.hypot(across, up);
  if (!(size >= LEAST)) return;
  const end: Pixel = [x + length * across, y - length * up];
  const [right, down] = up === 0 ? [0, END / 2] : [END / 2, 0];
  for (const [width, ink] of [
    [3.6, background],
    [1.7, colour],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = ink;
    strokeLine(context, [x, y], end);
    strokeLine(context, [end[0] - right, end[1] - down], [end[0] + right, end[1] + down]);
  }
}

/** An arrow as long as a force is strong, over a rim of the background's colour. */
function drawArrow({ context, colour, background, length }: Pen, from: Pixel, [across, up]: Force["onMean"]): void {
  const size = length * Math.hypot(across, up);
  if (!(size >= LEAST)) return;
  const angle = Math.atan2(-up, across);
  const head = Math.min(HEAD, size * 0.7);
  const at = (along: number, turn = 0): Pixel => [
    from[0] + size * Math.cos(angle) - along * Math.cos(angle + turn),
    from[1] + size * Math.sin(angle) - along * Math.sin(angle + turn),
  ];
  for (const [width, ink] of [
    [3.6, background],
    [1.7, colour],
  ] as const) {
    context.lineWidth = width;
    context.strokeStyle = ink;
    strokeLine(context, from, at(head * 0.6));
  }
  context.beginPath();
  context.moveTo(...at(0));
  context.lineTo(...at(head, 0.5));
  context.lineTo(...at(head, -0.5));
  context.closePath();
  context.fillStyle = colour;
  context.fill();
}
