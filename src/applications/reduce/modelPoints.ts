/** How well a model rebuilt held-out images from so many dimensions. */
export interface ModelPoint {
  readonly run: number;
  readonly dimensions: number;
  /** ‖x − x̂‖² an image. */
  readonly error: number;
  /** Which data set it was of: others are not to be compared with it. */
  readonly source: string;
}

/** Points with one more, which takes the place of what was known of its run. */
export function withPoint(points: readonly ModelPoint[], point: ModelPoint): readonly ModelPoint[] {
  return [...points.filter(({ run }) => run !== point.run), point];
}

/** The fewest dimensions by which PCA errs no more than that, by its errors of 0, 1, … dimensions; null where none do. */
export function dimensionsNeeded(errors: readonly number[], error: number): number | null {
  const place = errors.findIndex((each) => each <= error);
  return place < 0 ? null : place;
}
