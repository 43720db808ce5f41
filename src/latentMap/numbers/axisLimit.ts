/** Right ends that an axis can have, for values past which there is 10, 20, 50, … */
const LIMITS = [1, 2, 5] as const;

/**
 * Right end of an axis from 0 that is to hold `needed`: 1, 2, 5, 10, …, at least 1. Grows at once, and shrinks only
 * when the values have left a fifth of the smaller axis free, so that it does not flicker.
 */
export function axisLimit(limit: number, needed: number): number {
  if (needed > limit) return limitFor(needed);
  const smaller = limitFor(needed * 1.25);
  return Math.min(limit, smaller);
}

function limitFor(needed: number): number {
  if (!(needed > 1)) return 1;
  const decade = 10 ** Math.floor(Math.log10(needed));
  return LIMITS.map((factor) => factor * decade).find((candidate) => candidate >= needed) ?? 10 * decade;
}
