import { quantile } from "../../model/quantiles";
import type { Survey } from "../../state/view/viewState";
import { HIDDEN } from "../points/tones";
import { type MapScale, toPixel } from "./coordinates";

/** Share of the points that the map's range is made to hold; single outliers would squeeze all others. */
const SHARE_HELD = 0.998;
/** CSS pixels between two dots of a stack and between two stacks. */
const STACK_GAP = 3;

/** Length of a mean. */
export function latentDimOf(survey: Survey): number {
  return survey.mu.length / survey.count;
}

/** Half of what a map of this aspect (width / height) needs to span to hold nearly all of the places `at` [count, 2]. */
export function neededRange(at: Float32Array, aspect: number): number {
  const [wide, high] = [Math.max(1, aspect), Math.max(1, 1 / aspect)];
  const needed = new Float32Array(at.length / 2);
  for (let row = 0; row < needed.length; row++) {
    needed[row] = Math.max(Math.abs(at[2 * row] ?? 0) / wide, Math.abs(at[2 * row + 1] ?? 0) / high);
  }
  return quantile(needed, SHARE_HELD);
}

/** Pixels [count, 2] of places on the map, in prior standard deviations [count, 2]. */
export function scatteredPlaces(at: Float32Array, scale: MapScale): Float32Array {
  const [left, bottom] = toPixel(scale, [0, 0]);
  const places = new Float32Array(at.length);
  for (let index = 0; index < at.length; index += 2) {
    places[index] = left + (at[index] ?? 0) * scale.unit;
    places[index + 1] = bottom - (at[index + 1] ?? 0) * scale.unit;
  }
  return places;
}

/** Most classes that each have a row of stacks. */
const MOST_ROWS = 24;

/** How codes of one dimension are stacked: by `labels` on so many rows, or all on one row where these are null. */
export interface StackRows {
  readonly labels: Uint8Array | null;
  readonly rows: number;
}

/** A row of stacks for each class; one for all images where these have no classes, or too many. */
export function stackRowsOf(labels: Uint8Array | null, classes: number): StackRows {
  return labels && classes <= MOST_ROWS ? { labels, rows: classes } : { labels: null, rows: 1 };
}

/**
 * Pixels [count, 2] of codes of one dimension [count]: z₁ to the right, and for each class a row on which equal codes
 * pile up, so that a row reads as the class's histogram.
 */
export function stackedPlaces(codes: Float32Array, { labels, rows }: StackRows, scale: MapScale): Float32Array {
  const columns = Math.ceil(scale.width / STACK_GAP);
  const columnOf = (row: number) => {
    const column = Math.floor(toPixel(scale, [codes[row] ?? 0, 0])[0] / STACK_GAP);
    return Math.min(columns - 1, Math.max(0, column));
  };
  const heights = new Uint32Array(rows * columns);
  const levels = Uint32Array.from({ length: codes.length }, (_, row) => {
    const stack = (labels?.[row] ?? 0) * columns + columnOf(row);
    heights[stack] = (heights[stack] ?? 0) + 1;
    return (heights[stack] ?? 1) - 1;
  });
  const rowHeight = scale.height / (rows + 1);
  const tallest = heights.reduce((most, height) => Math.max(most, height), 1);
  const gap = Math.min(STACK_GAP, (rowHeight * 0.9) / tallest);
  const places = new Float32Array(2 * codes.length);
  for (const [row, level] of levels.entries()) {
    places[2 * row] = (columnOf(row) + 0.5) * STACK_GAP;
    places[2 * row + 1] = rowBaseline(labels?.[row] ?? 0, rows, scale) - level * gap;
  }
  return places;
}

/** Pixel y on which the stacks of a class stand. */
export function rowBaseline(label: number, rows: number, scale: MapScale): number {
  return ((label + 1) * scale.height) / (rows + 1) + scale.height / (rows + 1) / 3;
}

/** Rows of one tone that are drawn in one go. */
export interface Group {
  readonly tone: number;
  readonly rows: Uint32Array;
}

/** All rows whose tone is under `toneCount`, in groups of one tone, the tones taking turns so that none covers all. */
export function drawingOrder(tones: Uint16Array, toneCount: number, turns: number): Group[] {
  const rows = rowsByTone(tones, toneCount);
  return Array.from({ length: turns * toneCount }, (_, index) => {
    const tone = index % toneCount;
    const turn = Math.floor(index / toneCount);
    const ofTone = rows[tone] ?? new Uint32Array(0);
    const begin = Math.floor((ofTone.length * turn) / turns);
    return { tone, rows: ofTone.subarray(begin, Math.floor((ofTone.length * (turn + 1)) / turns)) };
  });
}

function rowsByTone(tones: Uint16Array, toneCount: number): Uint32Array[] {
  const counts = new Uint32Array(HIDDEN + 1);
  for (const tone of tones) counts[tone] = (counts[tone] ?? 0) + 1;
  const rows = Array.from({ length: toneCount }, (_, tone) => new Uint32Array(counts[tone] ?? 0));
  const filled = new Uint32Array(HIDDEN + 1);
  for (let row = 0; row < tones.length; row++) {
    const tone = tones[row] ?? 0;
    const place = filled[tone] ?? 0;
    filled[tone] = place + 1;
    const ofTone = rows[tone];
    if (ofTone) ofTone[place] = row;
  }
  return rows;
}
