import { tickText } from "../../words/numbers";
import { type MapScale, tickStep, ticksWithin, toPixel, toPoint } from "../plane/coordinates";
import { fontOf, type Inks } from "./inks";
import { crisp, drawHaloed, strokeLine } from "./strokes";

/** CSS pixels in the map's upper right corner that its buttons take, on a low map beside the end of the axis too. */
const buttons = { fine: [46, 164], coarse: [58, 224] } as const;

/** Axes through the origin, ticks along the map's lower and left edge, and the dimensions' names at the axes' ends. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  scale: MapScale,
  names: readonly string[],
  inks: Inks,
): void {
  const { width, height } = scale;
  const [x, y] = toPixel(scale, [0, 0]);
  thinLine(context, inks);
  context.globalAlpha = 0.45;
  strokeLine(context, [0, crisp(y)], [width, crisp(y)]);
  if (names.length > 1) strokeLine(context, [crisp(x), 0], [crisp(x), height]);
  context.globalAlpha = 1;
  context.font = fontOf(inks, 11);
  const { textScale } = inks;
  const step = tickStep(scale, 34 * textScale);
  const [least, lowest] = toPoint(scale, [26 * textScale, height - 22 * textScale]);
  const [greatest, highest] = toPoint(scale, [width - 26 * textScale, 22 * textScale]);
  for (const tick of ticksWithin(least, greatest, step)) drawLowerTick(context, scale, tick, inks);
  if (names.length > 1) {
    for (const tick of ticksWithin(lowest, highest, step)) drawLeftTick(context, scale, tick, inks);
  }
  drawNames(context, scale, names, inks);
}

function drawLowerTick(context: CanvasRenderingContext2D, scale: MapScale, value: number, inks: Inks): void {
  const [x] = toPixel(scale, [value, 0]);
  context.textAlign = "center";
  context.textBaseline = "bottom";
  thinLine(context, inks);
  strokeLine(context, [crisp(x), scale.height], [crisp(x), scale.height - 4]);
  drawHaloed(context, tickText(value), [x, scale.height - 6], inks.muted, inks.background);
}

function drawLeftTick(context: CanvasRenderingContext2D, scale: MapScale, value: number, inks: Inks): void {
  const [, y] = toPixel(scale, [0, value]);
  context.textAlign = "left";
  context.textBaseline = "middle";
  thinLine(context, inks);
  strokeLine(context, [0, crisp(y)], [4, crisp(y)]);
  drawHaloed(context, tickText(value), [7, y], inks.muted, inks.background);
}

function thinLine(context: CanvasRenderingContext2D, inks: Inks): void {
  context.strokeStyle = inks.line;
  context.lineWidth = 1;
}

function drawNames(context: CanvasRenderingContext2D, scale: MapScale, names: readonly string[], inks: Inks): void {
  const [x, y] = toPixel(scale, [0, 0]);
  const [buttonsWidth, buttonsHeight] = buttons[matchMedia("(pointer: coarse)").matches ? "coarse" : "fine"];
  const end = y < buttonsHeight * inks.textScale ? buttonsWidth * inks.textScale : 8;
  context.font = fontOf(inks, 13, "italic");
  context.textAlign = "right";
  context.textBaseline = "bottom";
  drawHaloed(context, names[0] ?? "", [scale.width - end, y - 5], inks.ink, inks.background);
  context.textAlign = "left";
  context.textBaseline = "top";
  drawHaloed(context, names[1] ?? "", [x + 7, 6], inks.ink, inks.background);
}
