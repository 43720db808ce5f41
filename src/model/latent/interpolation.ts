/** How a path leads from one code to another: straight, or along an arc around the origin. */
export type PathShape = "linear" | "spherical";

/** Ends whose directions differ by less than this from the same or from opposite ones leave no arc to follow. */
const LEAST_ANGLE = 1e-3;
/** A code closer to the origin than this has no direction worth following. */
const LEAST_LENGTH = 1e-3;

/** The code [latentDim] at a position, 0 to 1, between two codes [latentDim]; both ends are hit exactly. */
export function interpolated(
  from: readonly number[],
  to: readonly number[],
  shape: PathShape,
  position: number,
): number[] {
  if (position <= 0) return [...from];
  if (position >= 1) return [...to];
  return shape === "spherical" ? spherical(from, to, position) : linear(from, to, position);
}

/** Codes [count, latentDim] at even positions between two codes [latentDim], both ends with them. */
export function interpolation(
  from: readonly number[],
  to: readonly number[],
  shape: PathShape,
  count: number,
): Float32Array {
  const latentDim = from.length;
  const codes = new Float32Array(count * latentDim);
  for (let index = 0; index < count; index++) {
    codes.set(interpolated(from, to, shape, index / (count - 1)), index * latentDim);
  }
  return codes;
}

function linear(from: readonly number[], to: readonly number[], position: number): number[] {
  return combined(from, 1 - position, to, position);
}

/**
 * Spherical interpolation (slerp) after White, "Sampling Generative Networks", 2016, of the directions; the
 * length goes evenly from that of one end to that of the other. A straight line where there is no arc between the ends.
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
