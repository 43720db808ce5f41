import type { Survey } from "../../state/state";
import type { Path, PathEnd } from "../../state/view/explore";

/** Ends whose directions differ by less than this from the same or from opposite ones leave no arc to follow. */
const LEAST_ANGLE = 1e-3;
/** A code closer to the origin than this has no direction worth following. */
const LEAST_LENGTH = 1e-3;

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
  return from && to && between(from, to, shape, position);
}

/** Codes [count, latentDim] at even positions along a path, both ends with them; null while an end has no code. */
export function pathCodes(
  { ends, shape, count }: Route & Pick<Path, "count">,
  survey: Survey | null,
  latentDim: number,
): Float32Array | null {
  const from = codeOf(ends[0], survey, latentDim);
  const to = codeOf(ends[1], survey, latentDim);
  if (!from || !to) return null;
  const codes = new Float32Array(count * latentDim);
  for (let index = 0; index < count; index++) {
    codes.set(between(from, to, shape, index / (count - 1)), index * latentDim);
  }
  return codes;
}

function between(from: readonly number[], to: readonly number[], shape: Path["shape"], position: number): number[] {
  if (position <= 0) return [...from];
  if (position >= 1) return [...to];
  return shape === "spherical" ? spherical(from, to, position) : linear(from, to, position);
}

function linear(from: readonly number[], to: readonly number[], position: number): number[] {
  return combined(from, 1 - position, to, position);
}

/**
 * Spherical interpolation (slerp) after White, "Sampling Generative Networks", 2016, of the directions; the length goes
 * evenly from that of one end to that of the other. A straight line where there is no arc between the ends.
 */
function spherical(from: readonly number[], to: readonly number[], position: number): number[] {
  const [start, end] = [Math.hypot(...from), Math.hypot(...to)];
  if (Math.min(start, end) < LEAST_LENGTH) return linear(from, to, position);
  const cosine = from.reduce((sum, coordinate, dimension) => sum + coordinate * (to[dimension] ?? 0), 0) / start / end;
  const angle = Math.acos(Math.min(1, Math.max(-1, cosine)));
  if (angle < LEAST_ANGLE || Math.PI - angle < LEAST_ANGLE) return linear(from, to, position);
  const length = start + position * (end - start);
  const scale = length / Math.sin(angle);
  return combined(
    from,
    (scale * Math.sin((1 - position) * angle)) / start,
    to,
    (scale * Math.sin(position * angle)) / end,
  );
}

function combined(from: readonly number[], weight: number, to: readonly number[], other: number): number[] {
  return from.map((coordinate, dimension) => weight * coordinate + other * (to[dimension] ?? 0));
}
