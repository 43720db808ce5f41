import { lossSizesOf } from "../../../experiment/experiment";
import type { Losses } from "../../../experiment/objective";
import { counted, effectiveBeta, judgedBeta, judgedLoss, restingKl } from "../../../model/objective";
import { type Posteriors, posteriorsOfRows } from "../../../model/posterior";
import { median } from "../../../model/quantiles";
import type { Reports } from "../../../worker/views/list";
import type { State } from "../../state";
import type { Remedy } from "./diagnosis";

/** Weight of KL, as an effective β, below which it holds the code as good as not at all. */
const WEAK_BETA = 0.01;
/** Training steps over which a loss has come to rest, and the share of it by which it falls where it has not. */
const RESTING_STEPS = 100;
const FALL = 0.02;
/** Most images whose posteriors a rule looks at. */
const SURVEYED = 2000;
/** The learning rate that Adam comes with. */
export const USUAL_LEARNING_RATE = 0.001;

/** Training steps taken with the settings at hand. */
export function settledSteps({ step, history }: Pick<State, "step" | "history">): number {
  return step - lastChange(history);
}

/** The step after which no setting was changed. */
export function lastChange({ marks }: State["history"]): number {
  return marks.at(-1)?.until ?? 0;
}

/** β of the terms that are minimised: 0 where KL is left out; null under a formula that is no multiple of it. */
export function countedBeta({ experiment }: Pick<State, "experiment">): number | null {
  return counted(experiment.objective).kl ? effectiveBeta(experiment.objective, lossSizesOf(experiment)) : 0;
}

/** Whether nothing, or as good as nothing, draws the code towards the prior while images are reconstructed. */
export function isUnregularised({ experiment }: Pick<State, "experiment">): boolean {
  const { reconstruction, kl } = counted(experiment.objective);
  const beta = kl ? judgedBeta(experiment.objective, lossSizesOf(experiment)) : 0;
  return reconstruction && beta < WEAK_BETA;
}

/** What a run's losses come to where its health is judged, nats per image. */
export function judgedTotal({ experiment }: Pick<State, "experiment">, losses: Losses): number {
  return judgedLoss(losses, experiment.objective, lossSizesOf(experiment));
}

/** KL of one dimension, nats per image, that the formula at hand leaves where it has nothing against it. */
export function restingKlOf({ experiment }: Pick<State, "experiment">): number {
  return restingKl(experiment.objective, lossSizesOf(experiment));
}

/**
 * Whether images of training were still reconstructed better and better lately, so that nothing can be said of what the run
 * comes to. KL that weighs much goes on falling when it says nothing any more.
 */
export function isFalling({ history }: Pick<State, "history">): boolean {
  const since = lastChange(history);
  const losses = Float32Array.from(
    history.recent.filter(({ step }) => step > since),
    ({ reconstruction }) => reconstruction,
  );
  const [before, now] = [losses.slice(-2 * RESTING_STEPS, -RESTING_STEPS), losses.slice(-RESTING_STEPS)].map(median);
  return before === undefined || now === undefined || !(before - now <= FALL * before);
}

/** Of how many dimensions the codes of a survey are: while another network is being built, not as many as it will have. */
export function surveyedDimensions({ mu, count }: Reports["survey"]): number {
  return mu.length / count;
}

/** The posteriors of a survey's first images, each [count, latentDim], at most 2,000 of them. */
export function firstPosteriors(survey: Reports["survey"]): Posteriors {
  return posteriorsOfRows(survey, surveyedDimensions(survey), 0, Math.min(survey.count, SURVEYED));
}

/** Minimises both terms, KL with the weight that it has in the ELBO. */
export function regularised({ experiment }: Pick<State, "experiment">): Remedy {
  const { terms, lambda } = experiment.objective;
  const balanced = balancedLambda({ experiment });
  if (terms === "combined") return setLambda(balanced);
  const change = { terms: "combined", lambda: lambda < balanced * WEAK_BETA ? balanced : lambda } as const;
  return { kind: "objective", change };
}

/** Gives KL the weight that it has in the ELBO. */
export function setLambda(lambda: number): Remedy {
  return { kind: "objective", change: { lambda } };
}

/** The λ whose effective β is 1 under the convention at hand; 1 where there is none. */
export function balancedLambda({ experiment }: Pick<State, "experiment">): number {
  const unit = effectiveBeta({ ...experiment.objective, lambda: 1 }, lossSizesOf(experiment));
  return unit === null ? 1 : 1 / unit;
}

/** Takes smaller steps: Adam's usual ones, or half as large ones. */
export function slowDown({ experiment }: Pick<State, "experiment">): Remedy {
  const { learningRate } = experiment.hyperparameters;
  if (learningRate <= 2 * USUAL_LEARNING_RATE) {
    return { kind: "learning rate", learningRate: learningRate / 2, halved: true };
  }
  return { kind: "learning rate", learningRate: USUAL_LEARNING_RATE, halved: false };
}
