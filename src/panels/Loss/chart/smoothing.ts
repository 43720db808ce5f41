import type { CurvePoint } from "../../../state/run/history";
import type { Smoothing, Term } from "../view/view";

/**
 * Exponential means of a curve, each without the bias of its start at 0 (Kingma and Ba 2015, section 3): the mean of
 * point t is m_t / (1 − wᵗ) with m_t = w·m_{t−1} + (1 − w)·x_t. It starts anew after each step of `restarts`, where
 * the loss itself became another one. What is not finite counts for nothing.
 */
export function smoothed(
  points: readonly CurvePoint[],
  smoothing: Smoothing,
  restarts: readonly number[],
): readonly CurvePoint[] {
  if (smoothing === 0) return points;
  let means = newMeans(smoothing);
  let next = 0;
  return points.map((point) => {
    for (; (restarts[next] ?? Number.POSITIVE_INFINITY) < point.step; next++) means = newMeans(smoothing);
    const { step } = point;
    return { step, total: means.total(point), reconstruction: means.reconstruction(point), kl: means.kl(point) };
  });
}

type Mean = (point: CurvePoint) => number;

function newMeans(weight: number): Record<Term, Mean> {
  const meanOf = (term: Term): Mean => {
    let sum = 0;
    let bias = 1;
    return (point) => {
      const value = point[term];
      if (!Number.isFinite(value)) return Number.NaN;
      sum = weight * sum + (1 - weight) * value;
      bias *= weight;
      return sum / (1 - bias);
    };
  };
  return { total: meanOf("total"), reconstruction: meanOf("reconstruction"), kl: meanOf("kl") };
}
