import type { Checkpoint } from "../../model/state";

/** Most moments of a run that are kept. */
export const SNAPSHOT_CAPACITY = 24;
/** Bytes that they may take together; two are kept however large they are: a beginning, and the latest. */
export const SNAPSHOT_BYTES = 64e6;

/**
 * The moments of a run, of increasing step, with one more behind them. Where there is no room the one goes that is missed
 * least: they stay evenly spread over √step, for most happens early in a run. The first and the latest always stay.
 */
export function withSnapshot(snapshots: readonly Checkpoint[], added: Checkpoint): readonly Checkpoint[] {
  return thinned([...snapshots.filter(({ step }) => step < added.step), added], SNAPSHOT_BYTES);
}

/** The moments that fit into so many bytes; the first and the latest always stay. */
export function snapshotsWithin(snapshots: readonly Checkpoint[], bytes: number): readonly Checkpoint[] {
  return thinned(snapshots, bytes);
}

/** The moments up to a step: those of a run that was rolled back to it. */
export function snapshotsUntil(snapshots: readonly Checkpoint[], last: number): readonly Checkpoint[] {
  return snapshots.filter(({ step }) => step <= last);
}

/** Which of the moments a step belongs to: the latest that is not after it. */
export function snapshotIndex(snapshots: readonly Checkpoint[], step: number): number {
  return Math.max(
    0,
    snapshots.findLastIndex((snapshot) => snapshot.step <= step),
  );
}

/** Bytes of a moment's numbers. */
export function sizeOfSnapshot({ state }: Checkpoint): number {
  const { parameters, runningStatistics, firstMoments, secondMoments } = state;
  return [parameters, runningStatistics, firstMoments, secondMoments].reduce((sum, part) => sum + part.byteLength, 0);
}

function thinned(snapshots: readonly Checkpoint[], bytes: number): readonly Checkpoint[] {
  const [first] = snapshots;
  if (!first) return snapshots;
  const fitting = Math.floor(bytes / Math.max(1, sizeOfSnapshot(first)));
  const most = Math.min(SNAPSHOT_CAPACITY, Math.max(2, fitting));
  const kept = [...snapshots];
  while (kept.length > most) kept.splice(leastMissed(kept), 1);
  return kept;
}

/** The moment between two others without which they are closest. */
function leastMissed(snapshots: readonly Checkpoint[]): number {
  const place = snapshots.map(({ step }) => Math.sqrt(step));
  let least = 1;
  for (let index = 1; index < place.length - 1; index++) {
    if (gapAround(place, index) < gapAround(place, least)) least = index;
  }
  return least;
}

function gapAround(place: readonly number[], index: number): number {
  return (place[index + 1] ?? 0) - (place[index - 1] ?? 0);
}
