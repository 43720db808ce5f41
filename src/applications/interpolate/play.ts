/** How long a path is played for, there and back, in milliseconds. */
export const THERE_AND_BACK_MS = 4000;

/** Position, 0 to 1, of what has gone from 0 to 1 and back evenly, again and again, for so many milliseconds. */
export function positionAfter(elapsedMs: number): number {
  const turn = (elapsedMs % THERE_AND_BACK_MS) / THERE_AND_BACK_MS;
  return turn < 0.5 ? 2 * turn : 2 - 2 * turn;
}

/** Place of the image, among `count` even ones, that a position lies nearest to. */
export function nearestFrame(position: number, count: number): number {
  return Math.round(position * (count - 1));
}

/** The places of `count` images in the order in which they go there and back, without showing an end twice. */
export function thereAndBack(count: number): number[] {
  return Array.from({ length: 2 * count - 2 }, (_, place) => (place < count ? place : 2 * count - 2 - place));
}
