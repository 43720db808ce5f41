const INVERSE_ROOT_OF_TWO_PI = 0.3989422804014327;

/** Density of N(μ, σ²) at x; at its highest, where x is μ, 0.399/σ, and e^(−1/2) of that at its two bends, μ ± σ. */
export function normalDensity(x: number, mu: number, sigma: number): number {
  const away = (x - mu) / sigma;
  return (INVERSE_ROOT_OF_TWO_PI / sigma) * Math.exp(-(away * away) / 2);
}

/** Share of any normal distribution that lies within so many standard deviations of its mean: 0.683 within one. */
export function normalShareWithin(deviations: number): number {
  return 2 * normalShareBelow(deviations) - 1;
}

/** Share of a normal distribution in the plane within its ellipse of so many standard deviations: 0.393 within one, 1 − e^(−d²/2). */
export function normalShareWithinEllipse(deviations: number): number {
  return -Math.expm1(-(deviations * deviations) / 2);
}

/**
 * Share of N(0, 1) below a bound, in error by less than 1e-7 (Abramowitz and Stegun 1964, 26.2.17); 0 and 1 where it
 * comes nearer than that. NaN gives 1: it is what bounds in units of a σ of 0 are at the mean itself, where the
 * distribution function is a step.
 */
export function normalShareBelow(bound: number): number {
  if (Number.isNaN(bound) || bound > 5.5) return 1;
  if (bound < -5.5) return 0;
  const t = 1 / (1 + 0.2316419 * Math.abs(bound));
  const polynomial = ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) * t;
  const above = INVERSE_ROOT_OF_TWO_PI * Math.exp((-bound * bound) / 2) * polynomial;
  return bound > 0 ? 1 - above : above;
}

/** The number below which a share of N(0, 1) lies: Acklam's rational approximation, off by under 1.2e−9 of it. */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share));
    return polynomial(TAIL, q) / (polynomial(TAIL_DIVISOR, q) * q + 1);
  }
  const q = share - 0.5;
  return (polynomial(BODY, q * q) * q) / (polynomial(BODY_DIVISOR, q * q) * q * q + 1);
}

const BODY = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const BODY_DIVISOR = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const TAIL = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_DIVISOR = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
