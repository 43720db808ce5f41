/** A place on the drawing pad, each coordinate from 0, left and top, to 1. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

/** What the pen drew between two lifts. */
export interface Stroke {
  readonly points: readonly PadPoint[];
  /** Red, green and blue of what it is drawn with, 0 to 255; null where that is the ink of the data set. */
  readonly ink: readonly number[] | null;
}
