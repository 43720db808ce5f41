import { tenths } from "../../pictures/tenths";

/** What part of x and of y a plot shows; y grows upwards. */
export interface PlotFrame {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Side of the square that all plots are drawn in, whatever their shape on the screen. */
export const SIDE = 1000;

/** How far from the left of a frame an x lies, as a share of its width. */
export function shareOfX({ x: [least, greatest] }: PlotFrame, x: number): number {
  return (x - least) / (greatest - least);
}

/** How far from the bottom of a frame a y lies, as a share of its height. */
export function shareOfY({ y: [least, greatest] }: PlotFrame, y: number): number {
  return (y - least) / (greatest - least);
}

/** Where an x is drawn. */
export function drawnX(frame: PlotFrame, x: number): number {
  return tenths(SIDE * shareOfX(frame, x));
}

/** Where a y is drawn; no further away than three times the plot's height, so that ∞ can be drawn too. */
export function drawnY(frame: PlotFrame, y: number): number {
  return tenths(SIDE * (1 - Math.min(3, Math.max(-2, shareOfY(frame, y)))));
}

/** Evenly spaced numbers from one to another. */
export function between(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => from + ((to - from) * place) / (count - 1));
}

/** The path of a function through its values at some x, in their order. */
export function curvePath(frame: PlotFrame, of: (x: number) => number, xs: readonly number[]): string {
  return `M${xs.map((x) => `${drawnX(frame, x)} ${drawnY(frame, of(x))}`).join("L")}`;
}

/** The path around what lies between a function and 0. */
export function areaPath(frame: PlotFrame, of: (x: number) => number, xs: readonly number[]): string {
  const foot = drawnY(frame, 0);
  const [first = 0] = xs;
  return `${curvePath(frame, of, xs)}L${drawnX(frame, xs.at(-1) ?? 0)} ${foot}L${drawnX(frame, first)} ${foot}Z`;
}

/** A path of no length: drawn with round ends it is a dot as large as the line is wide, whatever the plot's shape. */
export function dotPath(frame: PlotFrame, x: number, y: number): string {
  return `M${drawnX(frame, x)} ${drawnY(frame, y)}h0`;
}
