import { clamp } from "../../experiment/ranges";
import type { MapWindow } from "../../experiment/sight";
import { halfSide, type MapScale, type Pixel, scaleFor, toPoint } from "./coordinates";

/** Half of the map's shorter side, in prior standard deviations, at its closest and from its farthest. */
const RANGES = { least: 0.02, greatest: 1000 };

/** Factor by which a press of a zoom button or key brings the map closer. */
export const ZOOM_STEP = 1.5;

/** What a map shows after it has been brought closer by a factor, the point under `at` staying where it is. */
export function zoomedAt(scale: MapScale, at: Pixel, factor: number): MapWindow {
  return carried(scale, at, at, factor);
}

/** What a map shows after it has been dragged by so many CSS pixels. */
export function panned(scale: MapScale, [across, down]: Pixel): MapWindow {
  return carried(scale, [0, 0], [across, down], 1);
}

/** What a map shows after two fingers have gone from two places to two others: their middle keeps its point. */
export function pinched(scale: MapScale, from: readonly [Pixel, Pixel], to: readonly [Pixel, Pixel]): MapWindow {
  return carried(scale, middle(from), middle(to), distance(to) / Math.max(1, distance(from)));
}

/** What a map shows once `at` is within a margin of its border, moved no more than it must; null where it is already. */
export function broughtIntoView(scale: MapScale, [x, y]: Pixel, margin: number): MapWindow | null {
  const within = (position: number, length: number) => clamp(position, { least: margin, greatest: length - margin });
  const change: Pixel = [within(x, scale.width) - x, within(y, scale.height) - y];
  return change[0] === 0 && change[1] === 0 ? null : panned(scale, change);
}

/** The window in which the point under `from` comes to lie under `to`, brought closer by a factor. */
function carried(scale: MapScale, from: Pixel, to: Pixel, factor: number): MapWindow {
  const { width, height, unit } = scale;
  const range = clamp(halfSide(width, height) / unit / factor, RANGES);
  const point = toPoint(scale, from);
  const [first, second] = toPoint(scaleFor(width, height, range), to);
  return { centre: [point[0] - first, point[1] - second], range };
}

function middle([a, b]: readonly [Pixel, Pixel]): Pixel {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function distance([a, b]: readonly [Pixel, Pixel]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
