import { ticks } from "d3-array";
import type { Bound } from "../../model/marginalLikelihood";

/** −log p(x) by so many codes of either kind, in nats, and the standard errors; null where there is none. */
export interface BoundRow {
  readonly draws: number;
  readonly prior: number;
  readonly priorError: number;
  readonly posterior: number | null;
  readonly posteriorError: number | null;
}

/** The rows of the chart, by ever more codes. */
export function boundRows(fromPrior: readonly Bound[], fromPosterior: readonly Bound[]): readonly BoundRow[] {
  return fromPrior.map(({ draws, logLikelihood }) => {
    const other = fromPosterior.find((bound) => bound.draws === draws)?.logLikelihood;
    return {
      draws,
      prior: -logLikelihood.mean,
      priorError: orZero(logLikelihood.error),
      posterior: other ? -other.mean : null,
      posteriorError: other ? orZero(other.error) : null,
    };
  });
}

/** Round losses around those of the rows: the first below the least, the last above the greatest. */
export function levelTicks(rows: readonly BoundRow[]): readonly number[] {
  const values = rows.flatMap(({ prior, posterior }) => (posterior === null ? [prior] : [prior, posterior]));
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const [least, greatest] = [Math.min(...finite), Math.max(...finite)];
  const inner = ticks(least, Math.max(greatest, least + 1), 3);
  const step = (inner[1] ?? 1) - (inner[0] ?? 0);
  const first = Math.floor(least / step) * step;
  const count = Math.max(1, Math.ceil((greatest - first) / step));
  return Array.from({ length: count + 1 }, (_, place) => first + place * step);
}

/** One draw alone tells nothing of its error. */
function orZero(error: number): number {
  return Number.isFinite(error) ? error : 0;
}
