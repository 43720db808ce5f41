import { roundedUp } from "../../pictures/roundedUp";

/** A point of the map in CSS pixels from its top left corner. */
export type Pixel = readonly [x: number, y: number];
/** A point of the two latent dimensions that the map shows, in prior standard deviations. */
export type Point = readonly [first: number, second: number];

/** Where latent points lie on a map: one unit is as long upwards as to the right. */
export interface MapScale {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What lies in the middle of the map. */
  readonly centre: Point;
  /** CSS pixels of one prior standard deviation, along either axis. */
  readonly unit: number;
}

/** Half of the map's shorter side holds at least this many prior standard deviations: three circles and air. */
export const LEAST_RANGE = 3.5;

const ORIGIN: Point = [0, 0];

/** The scale of a map whose shorter side spans −range to range around its centre; one of no area too has a unit. */
export function scaleFor(width: number, height: number, range: number, centre: Point = ORIGIN): MapScale {
  return { width, height, centre, unit: halfSide(width, height) / range };
}

/** Half of a map's shorter side in CSS pixels, at least 1: nothing is divided by 0 while the map is not laid out. */
export function halfSide(width: number, height: number): number {
  return Math.max(1, Math.min(width, height) / 2);
}

export function toPixel({ width, height, centre, unit }: MapScale, [first, second]: Point): Pixel {
  return [width / 2 + (first - centre[0]) * unit, height / 2 - (second - centre[1]) * unit];
}

export function toPoint({ width, height, centre, unit }: MapScale, [x, y]: Pixel): Point {
  return [centre[0] + (x - width / 2) / unit, centre[1] + (height / 2 - y) / unit];
}

/**
 * The range after `needed` has changed: grows at once with room to spare, shrinks only when far too large, and stays where
 * no range would do because codes are infinite or no numbers.
 */
export function fitRange(range: number, needed: number): number {
  if (!Number.isFinite(needed)) return range;
  const fitted = Math.max(LEAST_RANGE, needed * 1.12);
  if (needed > range) return fitted;
  return fitted < range * 0.7 ? fitted : range;
}

/** Distance of a map's ticks in prior standard deviations: 1, 2 or 5 by a power of ten, at least `leastGap` pixels. */
export function tickStep({ unit }: MapScale, leastGap: number): number {
  return roundedUp(leastGap / unit);
}

/** Multiples of `step` from `least` to `greatest`, 0 left out. */
export function ticksWithin(least: number, greatest: number, step: number): number[] {
  const [first, last] = [Math.ceil(least / step), Math.floor(greatest / step)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step).filter(
    (tick) => tick !== 0,
  );
}
