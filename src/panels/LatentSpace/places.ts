import type { Survey } from "../../state/state";
import { quantile } from "../../state/statistics";
import { type Scale, toPixel } from "./coordinates";
import { type Projection, projected } from "./projection";

/** Share of the points that the map's range is made to hold; single outliers would squeeze all others. */
const SHARE_HELD = 0.998;
/** CSS pixels between two dots of a stack and between two stacks. */
const STACK_GAP = 3;

/** Length of a mean. */
export function latentDimOf(survey: Survey): number {
  return survey.mu.length / survey.count;
}

/** Range in prior standard deviations that a map of this aspect (width / height) needs to hold nearly all means. */
export function neededRange(survey: Survey, projection: Projection, aspect: number): number {
  const latentDim = latentDimOf(survey);
  const [wide, high] = [Math.max(1, aspect), Math.max(1, 1 / aspect)];
  const needed = Float32Array.from({ length: survey.count }, (_, row) => {
    const [first, second] = projected(projection, survey.mu, row * latentDim);
    return Math.max(Math.abs(first) / wide, Math.abs(second) / high);
  });
  return quantile(needed, SHARE_HELD);
}

/** Places of the means on a plane of latent space, in prior standard deviations, [count, 2]. */
export function mapCoordinates(survey: Survey, projection: Projection): Float32Array {
  const latentDim = latentDimOf(survey);
  const onMap = new Float32Array(2 * survey.count);
  for (let row = 0; row < survey.count; row++) onMap.set(projected(projection, survey.mu, row * latentDim), 2 * row);
  return onMap;
}

/** Pixels [count, 2] of the means on a plane of latent space. */
export function scatteredPlaces(survey: Survey, projection: Projection, scale: Scale): Float32Array {
  const latentDim = latentDimOf(survey);
  const places = new Float32Array(2 * survey.count);
  for (let row = 0; row < survey.count; row++) {
    const [x, y] = toPixel(scale, projected(projection, survey.mu, row * latentDim));
    places[2 * row] = x;
    places[2 * row + 1] = y;
  }
  return places;
}

/**
 * Pixels [count, 2] of means of one dimension: z₁ to the right, and for each class a row on which equal means pile
 * up, so that a row reads as the class's histogram.
 */
export function stackedPlaces(survey: Survey, labels: Uint8Array, classes: number, scale: Scale): Float32Array {
  const columns = Math.ceil(scale.width / STACK_GAP);
  const columnOf = (row: number) => {
    const column = Math.floor(toPixel(scale, [survey.mu[row] ?? 0, 0])[0] / STACK_GAP);
    return Math.min(columns - 1, Math.max(0, column));
  };
  const heights = new Uint32Array(classes * columns);
  const levels = Uint32Array.from({ length: survey.count }, (_, row) => {
    const stack = (labels[row] ?? 0) * columns + columnOf(row);
    heights[stack] = (heights[stack] ?? 0) + 1;
    return (heights[stack] ?? 1) - 1;
  });
  const rowHeight = scale.height / (classes + 1);
  const tallest = heights.reduce((most, height) => Math.max(most, height), 1);
  const gap = Math.min(STACK_GAP, (rowHeight * 0.9) / tallest);
  const places = new Float32Array(2 * survey.count);
  for (const [row, level] of levels.entries()) {
    places[2 * row] = (columnOf(row) + 0.5) * STACK_GAP;
    places[2 * row + 1] = rowBaseline(labels[row] ?? 0, classes, scale) - level * gap;
  }
  return places;
}

/** Pixel y on which the stacks of a class stand. */
export function rowBaseline(label: number, classes: number, scale: Scale): number {
  return ((label + 1) * scale.height) / (classes + 1) + scale.height / (classes + 1) / 3;
}

/** Rows of the same class that are drawn in one go. */
export interface Group {
  readonly label: number;
  readonly rows: Uint32Array;
}

/** All rows in groups of one class, the classes taking turns so that none covers all others. */
export function drawingOrder(labels: Uint8Array, count: number, classes: number, turns: number): Group[] {
  const rows = Array.from({ length: classes }, (): number[] => []);
  for (let row = 0; row < count; row++) rows[labels[row] ?? 0]?.push(row);
  return Array.from({ length: turns * classes }, (_, index) => {
    const label = index % classes;
    const turn = Math.floor(index / classes);
    return { label, rows: Uint32Array.from((rows[label] ?? []).filter((_row, place) => place % turns === turn)) };
  });
}
