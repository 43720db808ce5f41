/** A point of the map in CSS pixels from its top left corner. */
export type Pixel = readonly [x: number, y: number];
/** A point of the two latent dimensions that the map shows, in prior standard deviations. */
export type Point = readonly [first: number, second: number];

/** Where latent points lie on a map: the origin at its centre, one unit as long upwards as to the right. */
export interface Scale {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels of one prior standard deviation, along either axis. */
  readonly unit: number;
}

/** Half of the map's shorter side holds at least this many prior standard deviations: three circles and air. */
export const LEAST_RANGE = 4;

/** The scale of a map whose shorter side spans −range to range. */
export function scaleFor(width: number, height: number, range: number): Scale {
  return { width, height, unit: Math.min(width, height) / 2 / range };
}

export function toPixel({ width, height, unit }: Scale, [first, second]: Point): Pixel {
  return [width / 2 + first * unit, height / 2 - second * unit];
}

export function toPoint({ width, height, unit }: Scale, [x, y]: Pixel): Point {
  return [(x - width / 2) / unit, (height / 2 - y) / unit];
}

/** The range after `needed` has changed: grows at once with room to spare, shrinks only when far too large. */
export function fitRange(range: number, needed: number): number {
  const fitted = Math.max(LEAST_RANGE, needed * 1.15);
  if (needed > range) return fitted;
  return fitted < range * 0.6 ? fitted : range;
}

/** Distance of a map's ticks in prior standard deviations: 1, 2, 5, 10, …, at least `leastGap` pixels apart. */
export function tickStep({ unit }: Scale, leastGap: number): number {
  const decade = 10 ** Math.max(0, Math.floor(Math.log10(leastGap / unit)));
  return [1, 2, 5, 10].map((factor) => factor * decade).find((step) => step * unit >= leastGap) ?? decade * 10;
}

/** Multiples of `step` within a half extent, 0 left out. */
export function ticksWithin(halfExtent: number, step: number): number[] {
  const count = Math.floor(halfExtent / step);
  return Array.from({ length: 2 * count + 1 }, (_, index) => (index - count) * step).filter((tick) => tick !== 0);
}
