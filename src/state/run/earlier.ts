import type { History } from "./history";

/** Steps that a run must have taken for its curves to be kept. */
const WORTH_KEEPING = 20;
/** Most runs that are kept. */
const CAPACITY = 3;

/** The earlier runs with one more behind them, if it was trained long enough; the oldest make way. */
export function withEarlier(earlier: readonly History[], history: History): readonly History[] {
  const trained = history.recent.at(-1)?.step ?? 0;
  return trained < WORTH_KEEPING ? earlier : [...earlier, history].slice(-CAPACITY);
}
