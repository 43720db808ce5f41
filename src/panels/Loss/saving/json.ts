import type { CurvePoint, History } from "../../../state/run/history";

/** Runs as JSON: of each its settings, what was changed on the way, and every loss that is kept, in nats per image. */
export function jsonOf(histories: readonly History[], link: string): string {
  return JSON.stringify({ link, runs: histories.map(runOf) }, null, 1);
}

function runOf({ number, experiment, engines, marks, train, recent, heldOut }: History) {
  // The latest steps are kept twice while the curve is still fine.
  const steps = new Map([...train.points, ...recent].map((point) => [point.step, lossesOf(point)]));
  const inOrder = [...steps.values()].sort((one, other) => one.step - other.step);
  return { number, experiment, engines, marks, train: inOrder, heldOut: heldOut.points.map(lossesOf) };
}

/** Numbers that are not finite are null, as JSON has none; the cross-entropy of labels stands where a step has one. */
function lossesOf({ step, total, reconstruction, kl, crossEntropy }: CurvePoint) {
  return { step, total, reconstruction, kl, crossEntropy };
}
