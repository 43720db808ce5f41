import type { Pixel, Scale } from "./coordinates";
import { tickStep, ticksWithin, toPixel, toPoint } from "./coordinates";
import type { Group } from "./places";

/** Colours of the map's furniture. */
export interface Inks {
  readonly ground: string;
  readonly line: string;
  readonly muted: string;
  readonly ink: string;
  readonly font: string;
}

/** A class's letter and where it stands. */
export interface Letter {
  readonly text: string;
  readonly colour: string;
  readonly place: Pixel;
}

const FULL_TURN = 2 * Math.PI;
/** Radii of the prior's circles in standard deviations. */
const PRIOR_RADII = [1, 2, 3] as const;

/** Axes through the origin, ticks along the map's lower and left edge, and the dimensions' names at the axes' ends. */
export function drawAxes(context: CanvasRenderingContext2D, scale: Scale, names: readonly string[], inks: Inks): void {
  const { width, height } = scale;
  const [x, y] = toPixel(scale, [0, 0]);
  context.strokeStyle = inks.line;
  context.lineWidth = 1;
  context.globalAlpha = 0.45;
  strokeLine(context, [0, crisp(y)], [width, crisp(y)]);
  if (names.length > 1) strokeLine(context, [crisp(x), 0], [crisp(x), height]);
  context.globalAlpha = 1;
  context.fillStyle = inks.muted;
  context.font = `10px ${inks.font}`;
  const step = tickStep(scale, 34);
  const [least, lowest] = toPoint(scale, [26, height - 22]);
  const [greatest, highest] = toPoint(scale, [width - 26, 22]);
  for (const tick of ticksWithin(least, greatest, step)) drawLowerTick(context, scale, tick);
  if (names.length > 1) {
    for (const tick of ticksWithin(lowest, highest, step)) drawLeftTick(context, scale, tick);
  }
  drawNames(context, scale, names, inks);
}

function drawLowerTick(context: CanvasRenderingContext2D, scale: Scale, value: number): void {
  const [x] = toPixel(scale, [value, 0]);
  context.textAlign = "center";
  context.textBaseline = "bottom";
  strokeLine(context, [crisp(x), scale.height], [crisp(x), scale.height - 4]);
  context.fillText(tickText(value), x, scale.height - 6);
}

function drawLeftTick(context: CanvasRenderingContext2D, scale: Scale, value: number): void {
  const [, y] = toPixel(scale, [0, value]);
  context.textAlign = "left";
  context.textBaseline = "middle";
  strokeLine(context, [0, crisp(y)], [4, crisp(y)]);
  context.fillText(tickText(value), 7, y);
}

function tickText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "−");
}

function drawNames(context: CanvasRenderingContext2D, scale: Scale, names: readonly string[], inks: Inks): void {
  const [x, y] = toPixel(scale, [0, 0]);
  context.font = `italic 13px ${inks.font}`;
  context.fillStyle = inks.ink;
  context.textAlign = "right";
  context.textBaseline = "bottom";
  context.fillText(names[0] ?? "", scale.width - 8, y - 5);
  context.textAlign = "left";
  context.textBaseline = "top";
  context.fillText(names[1] ?? "", x + 7, 6);
}

/** Dashed circles of the prior at 1, 2 and 3 standard deviations; in one dimension, lines at either side. */
export function drawPrior(context: CanvasRenderingContext2D, scale: Scale, flat: boolean, inks: Inks): void {
  context.beginPath();
  for (const radius of PRIOR_RADII) tracePrior(context, scale, radius * scale.unit, flat);
  // A rim of the ground's colour keeps the dashes apart from the dots under them.
  context.globalAlpha = 0.6;
  context.strokeStyle = inks.ground;
  context.lineWidth = 3;
  context.stroke();
  context.globalAlpha = 0.8;
  context.strokeStyle = inks.ink;
  context.lineWidth = 1;
  context.setLineDash([4, 4]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function tracePrior(context: CanvasRenderingContext2D, scale: Scale, length: number, flat: boolean): void {
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
export function drawPriorNames(context: CanvasRenderingContext2D, scale: Scale, flat: boolean, inks: Inks): void {
  if (scale.unit < 14) return;
  context.font = `11px ${inks.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const radius of PRIOR_RADII) {
    const side = radius * Math.SQRT1_2;
    const [x, y] = flat ? [toPixel(scale, [radius, 0])[0], 12] : toPixel(scale, [side, side]);
    drawHaloed(context, `${radius}σ`, [x, y], inks.muted, inks.ground);
  }
}

/** Dots of the means, class by class in turns; `places` in CSS pixels [count, 2], dots in whole device pixels. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  places: Float32Array,
  groups: readonly Group[],
  colours: (label: number) => string,
  side: number,
): void {
  const ratio = context.getTransform().a;
  const pixels = Math.max(1, Math.round(side * ratio));
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.72;
  for (const { label, rows } of groups) {
    context.fillStyle = colours(label);
    for (const row of rows) {
      const x = Math.round((places[2 * row] ?? 0) * ratio - pixels / 2);
      const y = Math.round((places[2 * row + 1] ?? 0) * ratio - pixels / 2);
      context.fillRect(x, y, pixels, pixels);
    }
  }
  context.restore();
}

/** The classes' letters in ink, on discs of the ground's colour with a rim of the class's. */
export function drawLetters(context: CanvasRenderingContext2D, letters: readonly Letter[], inks: Inks): void {
  context.font = `700 12px ${inks.font}`;
  context.lineWidth = 2.5;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { text, colour, place } of letters) {
    context.beginPath();
    context.arc(place[0], place[1], 10, 0, FULL_TURN);
    context.fillStyle = inks.ground;
    context.fill();
    context.strokeStyle = colour;
    context.stroke();
    context.fillStyle = inks.ink;
    context.fillText(text, place[0], place[1] + 1);
  }
}

function drawHaloed(context: CanvasRenderingContext2D, text: string, [x, y]: Pixel, ink: string, ground: string): void {
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = ground;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

function strokeLine(context: CanvasRenderingContext2D, from: Pixel, to: Pixel): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

/** The middle of a pixel, where a line one pixel wide is sharp. */
function crisp(position: number): number {
  return Math.round(position) + 0.5;
}
