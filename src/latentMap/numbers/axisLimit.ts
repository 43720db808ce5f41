import { roundedUp } from "../../pictures/roundedUp";

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
  return needed > 1 ? roundedUp(needed) : 1;
}
