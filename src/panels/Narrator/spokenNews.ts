import type { News } from "./news";

/** How far a run is, in whole epochs, and which run. */
export interface EpochOfRun {
  readonly epoch: number;
  readonly run: number;
}

/**
 * What is to be said aloud: the latest news, once an epoch of a run is over and unless it was said before. What is diagnosed
 * has been said by then.
 */
export function newsToSay(
  news: readonly News[],
  before: EpochOfRun,
  now: EpochOfRun,
  spoken: News | undefined,
): News | undefined {
  const isOver = now.run === before.run && now.epoch > before.epoch;
  const last = news.findLast(({ isDiagnosis }) => !isDiagnosis);
  return isOver && last?.key !== spoken?.key ? last : undefined;
}
