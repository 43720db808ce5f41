/** A function's value and its gradient at a place, [size]. */
export interface Evaluated {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Evaluates a function at a place [size], in slices. */
export type SlicedFunction = (place: Float64Array) => Generator<void, Evaluated, void>;

/** Where a minimisation has ended. */
export interface Minimum extends Evaluated {
  readonly place: Float64Array;
  readonly iterations: number;
  /** Whether every part of the gradient is within the tolerance there. */
  readonly converged: boolean;
}

/** When to stop: at a gradient none of whose parts is larger, or after so many iterations. */
export interface StoppingRule {
  readonly tolerance: number;
  readonly iterations: number;
}

/** Pairs of steps and of changes of the gradient that curvature is told from. */
const MEMORY = 10;
/** Share of the fall that the slope promises which a step has to bring (Armijo). */
const SUFFICIENT = 1e-4;
const SHORTENINGS = 40;

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly curvature: number;
}

/**
 * Minimises a smooth function from a place on by L-BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5), steps halved until
 * they bring a sufficient fall; pairs without positive curvature are left out.
 */
export function* minimise(
  evaluate: SlicedFunction,
  start: Float64Array,
  { tolerance, iterations }: StoppingRule,
): Generator<void, Minimum, void> {
  const pairs: Pair[] = [];
  let place = start;
  let here = yield* evaluate(place);
  for (let iteration = 0; ; iteration++) {
    const converged = here.gradient.every((slope) => Math.abs(slope) <= tolerance);
    if (converged || iteration >= iterations) return { ...here, place, iterations: iteration, converged };
    const direction = descent(here.gradient, pairs);
    const slope = dot(direction, here.gradient);
    let length = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(here.gradient, here.gradient))) : 1;
    let next = yield* evaluate(moved(place, direction, length));
    for (let times = 0; !(next.value <= here.value + SUFFICIENT * length * slope); times++) {
      if (times === SHORTENINGS) return { ...here, place, iterations: iteration, converged: false };
      length /= 2;
      next = yield* evaluate(moved(place, direction, length));
    }
    const step = direction.map((part) => length * part);
    const change = next.gradient.map((part, index) => part - (here.gradient[index] as number));
    const curvature = dot(step, change);
    if (curvature > 0) pairs.push({ step, change, curvature });
    if (pairs.length > MEMORY) pairs.shift();
    place = moved(place, direction, length);
    here = next;
  }
}

/** Minus the gradient times the inverse Hessian as the pairs tell it. */
function descent(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((slope) => -slope);
  const shares: number[] = [];
  for (const { step, change, curvature } of pairs.toReversed()) {
    const share = dot(step, direction) / curvature;
    shares.unshift(share);
    addTo(direction, change, -share);
  }
  const last = pairs.at(-1);
  if (last) scale(direction, last.curvature / dot(last.change, last.change));
  for (const [index, { step, change, curvature }] of pairs.entries()) {
    addTo(direction, step, (shares[index] as number) - dot(change, direction) / curvature);
  }
  return direction;
}

function moved(place: Float64Array, direction: Float64Array, length: number): Float64Array {
  return place.map((part, index) => part + length * (direction[index] as number));
}

function addTo(sum: Float64Array, other: Float64Array, factor: number): void {
  for (let index = 0; index < sum.length; index++)
    sum[index] = (sum[index] as number) + factor * (other[index] as number);
}

function scale(vector: Float64Array, factor: number): void {
  for (let index = 0; index < vector.length; index++) vector[index] = (vector[index] as number) * factor;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
