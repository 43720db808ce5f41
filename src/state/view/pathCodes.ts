import { interpolated, interpolation } from "../../model/latent/interpolation";
import type { Path, PathEnd } from "./path";
import type { Survey } from "./viewState";

/** What a path's codes depend on. */
export type Route = Pick<Path, "ends" | "shape">;

/** The code [latentDim] of an end of a path; null where it is not chosen, or its image is not in the survey. */
export function codeOf(end: PathEnd | null, survey: Survey | null, latentDim: number): readonly number[] | null {
  if (end?.kind === "point") return end.z.length === latentDim ? end.z : null;
  if (!end || !survey || end.row >= survey.count || survey.mu.length !== survey.count * latentDim) return null;
  return [...survey.mu.subarray(end.row * latentDim, (end.row + 1) * latentDim)];
}

/**
 * The ends of a path under a new survey: an image that the new one does not look at gives way to the point where the one
 * before saw it. The same array where nothing changes.
 */
export function endsAfter(ends: Path["ends"], before: Survey | null, after: Survey, latentDim: number): Path["ends"] {
  const lost = (end: PathEnd | null) => end?.kind === "held-out" && end.row >= after.count;
  if (!ends.some(lost)) return ends;
  const kept = (end: PathEnd | null): PathEnd | null => {
    const z = lost(end) ? codeOf(end, before, latentDim) : null;
    return z ? { kind: "point", z } : end;
  };
  return [kept(ends[0]), kept(ends[1])];
}

/** The code [latentDim] at a position, 0 to 1, along a path; null while an end has no code. */
export function codeAt(
  { ends, shape }: Route,
  survey: Survey | null,
  latentDim: number,
  position: number,
): readonly number[] | null {
  const from = codeOf(ends[0], survey, latentDim);
  const to = codeOf(ends[1], survey, latentDim);
  return from && to && interpolated(from, to, shape, position);
}

/** Codes [count, latentDim] at even positions along a path, both ends with them; null while an end has no code. */
export function pathCodes(
  { ends, shape, count }: Route & Pick<Path, "count">,
  survey: Survey | null,
  latentDim: number,
): Float32Array | null {
  const from = codeOf(ends[0], survey, latentDim);
  const to = codeOf(ends[1], survey, latentDim);
  return from && to && interpolation(from, to, shape, count);
}
