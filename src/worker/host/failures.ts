import { DataError } from "../../data/dataset";
import { EngineUnavailable } from "../../engine/engine";
import type { Experiment } from "../../experiment/experiment";
import type { Failure } from "../protocol";

/** Training stopped because a number left the finite ones; it was rolled back to `step`. */
export function nonFiniteFailure(message: string, { objective, hyperparameters }: Experiment, step: number): Failure {
  const { learningRate } = hyperparameters;
  let advice = "Try a lower learning rate, or Reset.";
  if (learningRate > 0.005) advice = `The learning rate ${learningRate} is likely too high: try 0.001.`;
  else if (objective.lambda > 50) advice = `KL weighs ${objective.lambda} times as much as in the ELBO: try λ = 1.`;
  const kept = step === 0 ? "The initial weights." : `The weights of step ${step}, the last at which all was finite.`;
  return { what: `${message}.`, kept, advice, consequence: "stopped" };
}

/** The device or the engine gave way in the middle of a run. */
export function brokenFailure(reason: string, step: number, keptStep: number): Failure {
  return {
    what: `The engine stopped working at step ${step}. ${reason}`,
    kept: keptStep === 0 ? "The experiment, from its initial weights." : `The weights of step ${keptStep}.`,
    advice: "A new worker goes on from there.",
    consequence: "broken",
  };
}

/** The wanted engine could not be had; the run before it goes on. */
export function refusedFailure(reason: string, step: number): Failure {
  return {
    what: reason,
    kept: `The run at hand, at step ${step}, on the engine that it had.`,
    advice: "Choose another engine, a smaller architecture or a smaller batch.",
    consequence: "refused",
  };
}

/** Nothing could be built. */
export function impossibleFailure(error: unknown): Failure {
  const known = error instanceof DataError || error instanceof EngineUnavailable;
  const advice =
    error instanceof DataError
      ? "Reload the page; if that does not help, the site's data must be prepared again."
      : "Choose another engine, or open this page in a recent Chrome, Edge, Firefox or Safari.";
  const what = known ? error.message : `Nothing could be built: ${messageOf(error)}`;
  return { what, kept: "The experiment and its settings.", advice, consequence: "impossible" };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
