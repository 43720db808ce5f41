import { type Experiment, lossSizesOf } from "../../experiment/experiment";
import type { NonFiniteValue } from "../../model/nonFinite";
import { effectiveBeta } from "../../model/objective";
import type { Failure } from "../failure";

/** The failure of a run that met a number that is not finite, and went back to a step. */
export function nonFiniteFailure(value: NonFiniteValue, experiment: Experiment, keptStep: number): Failure {
  const { objective, hyperparameters } = experiment;
  const beta = effectiveBeta(objective, lossSizesOf(experiment));
  const { learningRate } = hyperparameters;
  return { code: "nonFinite", consequence: "stopped", value, learningRate, lambda: objective.lambda, beta, keptStep };
}
