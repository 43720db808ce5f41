/**
 * logVar is read as if held between −20 and 20, so that σ stays between 4.5e-5 and 22,026. The gradient passes
 * through the clamp unchanged: a value outside can always come back.
 */
export const LOG_VARIANCE_LIMIT = 20;

export function clampLogVar(logVar: number): number {
  return Math.min(LOG_VARIANCE_LIMIT, Math.max(-LOG_VARIANCE_LIMIT, logVar));
}

/** Standard deviation σ = exp(logVar / 2). */
export function sigmaOf(logVar: number): number {
  return Math.exp(clampLogVar(logVar) / 2);
}
