import { type Scale, tickStep, ticksWithin, toPixel, toPoint } from "../coordinates";
import type { Inks } from "./inks";
import { crisp, strokeLine } from "./strokes";

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
