/** A place on the drawing pad, each coordinate from 0, left and top, to 1. */
export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

/** What the pen drew between two lifts. */
export type Stroke = readonly PadPoint[];
