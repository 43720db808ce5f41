import type { AnsweredCrash, Crash } from "../state/run/recovery";
import type { State } from "../state/state";
import type { SweepTrouble } from "../state/sweep/sweep";
import type { Failure } from "../worker/failure";
import { dataProblemText } from "./data";
import { deathText, lossOfEngineText, obstacleText, threadFaultText } from "./engineFaults";
import { threadsText } from "./engines";
import { linkProblemText } from "./linkProblems";
import { amountText, bytesText, countText, settingText } from "./numbers";

/** What the page says of a failure, each in a sentence or two. */
export interface FailureWords {
  readonly what: string;
  readonly kept: string;
  readonly advice: string;
}

/** A failure in words: what happened, what is kept, what to do. */
export function failureWords(failure: NonNullable<State["failure"]>): FailureWords {
  switch (failure.code) {
    case "nonFinite":
      return { what: nonFiniteText(failure), kept: keptWeights(failure.keptStep), advice: nonFiniteAdvice(failure) };
    case "threadsLost":
      return {
        what: `${threadFaultText(failure.fewer.reason)} It was noticed at step ${countText(failure.step)}.`,
        kept: "Every step: the results are the same on any number of threads.",
        advice: `Nothing need be done: WASM goes on with ${threadsText(failure)}. Choose it in the menu of engines to have all of them back.`,
      };
    case "engineStopped":
    case "workerDied":
      return crashWords(failure);
    case "engineRefused":
      return {
        what: obstacleText(failure.reason),
        kept: `The run at hand, at step ${countText(failure.step)}, on the engine that it had.`,
        advice: "Choose another engine, a smaller architecture or a smaller batch.",
      };
    case "networkTooLarge":
      return {
        what: obstacleText(failure.reason),
        kept: "The data set, with the usual network on it.",
        advice: tooLargeAdvice(failure),
      };
    case "modelsTooLarge":
      return {
        what: `${countText(failure.count)} models of this network at once would take ${bytesText(failure.bytes)}; there may be ${bytesText(failure.greatest)} here.`,
        kept: `The run at hand, at step ${countText(failure.step)}.`,
        advice: "Choose a smaller batch or a smaller network.",
      };
    case "dataRefused":
      return {
        what: dataProblemText(failure.reason),
        kept: `The run at hand, at step ${countText(failure.step)}, on the data that it had.`,
        advice: failure.reason.code === "notHere" ? bringImagesAdvice : "Choose another data set.",
      };
    case "imagesMisfit":
      return misfitWords(failure);
    case "classesMisfit":
      return classWords(failure);
    case "dataMissing":
    case "nothingBuilt":
      return impossibleWords(failure);
    case "malformedLink":
      return {
        what: `This link could not be read in full: ${failure.problems.map(linkProblemText).join("; ")}.`,
        kept: "All other settings of the link; the usual values stand in for these.",
        advice: "Check the link or set the values by hand.",
      };
  }
}

type Of<Code extends Failure["code"]> = Extract<Failure, { readonly code: Code }>;

const nonFiniteValues = {
  loss: "The loss",
  heldOutLoss: "The held-out loss",
  imageLoss: "The loss of one image",
  weight: "A weight",
  posterior: "A posterior's μ or log σ²",
  latentGradient: "The gradient at a code",
} as const;

/** Which value is no longer a finite number, as a sentence. */
export function nonFiniteText({ value }: Pick<Of<"nonFinite">, "value">): string {
  return `${nonFiniteValues[value]} is no longer a finite number.`;
}

/** The weights that a model went back to, as a sentence. */
export function keptWeights(step: number): string {
  return step === 0
    ? "The initial weights."
    : `The weights of step ${countText(step)}, the last at which all was well.`;
}

function nonFiniteAdvice({ learningRate, lambda, beta }: Of<"nonFinite">): string {
  if (learningRate > 0.005) return `The learning rate ${settingText(learningRate)} is likely too high: try 0.001.`;
  if (beta !== null && beta > 50) {
    return `KL weighs ${amountText(beta)} times as much as in the ELBO: try λ = ${settingText(lambda / beta)}.`;
  }
  return "Try a lower learning rate, or Reset.";
}

function tooLargeAdvice({ reason }: Of<"networkTooLarge">): string {
  const smaller = reason.code === "memoryNotGiven" ? null : reason.smaller;
  return smaller ? `Set batch=${smaller.batchSize} in the link, or take a smaller network.` : "Take a smaller network.";
}

function crashWords(crash: AnsweredCrash): FailureWords {
  const { keptStep, givenUp } = crash;
  const experiment =
    crash.code === "workerDied"
      ? "The experiment; no step was taken yet."
      : "The experiment, from its initial weights.";
  return {
    what: crashText(crash),
    kept: keptStep === null ? experiment : `The weights of step ${countText(keptStep)}.`,
    advice: givenUp ? "Several attempts failed. Press Recover to try again." : "A new worker goes on from there.",
  };
}

function crashText(crash: Crash): string {
  const step = countText(crash.step);
  return crash.code === "workerDied"
    ? `The training worker died at step ${step}. ${deathText(crash.reason)}`
    : `The engine stopped working at step ${step}. ${lossOfEngineText(crash.reason)}`;
}

const bringImagesAdvice =
  "Open Data and drop the images that the link is of: they are known by their digest. Nothing is fetched from whoever sent the link.";

function impossibleWords(failure: Of<"dataMissing" | "nothingBuilt">): FailureWords {
  const kept = "The experiment and its settings.";
  if (failure.code === "dataMissing") {
    const advice =
      failure.reason.code === "notHere"
        ? `${bringImagesAdvice} Or open the experiment on another set.`
        : "Reload the page; if that does not help, the site's data must be prepared again.";
    return { what: dataProblemText(failure.reason), kept, advice };
  }
  const { reason } = failure;
  return {
    what: reason.code === "unforeseen" ? `Nothing could be built: ${reason.message}` : obstacleText(reason),
    kept,
    advice: "Choose another engine, or open this page in a recent Chrome, Edge, Firefox or Safari.",
  };
}

function misfitWords({ title, found, wanted, consequence }: Of<"imagesMisfit">): FailureWords {
  return {
    what: `${title} has images of ${found.join(" × ")} values, and the network takes ${wanted.join(" × ")}.`,
    kept: consequence === "refused" ? "The run at hand, on the data that it had." : "The experiment and its settings.",
    advice: "Choose a network that takes images of that shape, or another data set.",
  };
}

function classWords({ title, found, wanted, consequence }: Of<"classesMisfit">): FailureWords {
  const has = found === 0 ? "no classes" : `${found} classes`;
  return {
    what: `${title} has ${has}, and the network is told or learns one of ${wanted}.`,
    kept: consequence === "refused" ? "The run at hand, on the data that it had." : "The experiment and its settings.",
    advice: "Choose a network without classes, or images that come in that many.",
  };
}

/** What to do where a part of the page did not come from its host; `keptUntil` is the step up to which the run is kept, null where it is not. */
export function hostAdvice(host: "none" | "another build", keptUntil: number | null): string {
  if (host === "none") return "The server does not answer; the page tries again as soon as it does.";
  const remains =
    keptUntil === null
      ? "That ends the run, which is not kept here: download it under Runs first. The settings stay in the link."
      : `The run is kept in this browser up to step ${countText(keptUntil)}, and goes on from there.`;
  return `A newer version of this page has taken its place on the server: reload the page for it. ${remains}`;
}

/** What went wrong at a λ of a sweep, in a sentence or two. */
export function sweepTroubleText(trouble: SweepTrouble): string {
  if (trouble.code === "modelFailed") {
    const { failure } = trouble;
    const what = failure.consequence === "broken" ? crashText(failure) : failureWords(failure).what;
    return `λ = ${settingText(trouble.lambda)}: ${what}`;
  }
  return `The sweep ended at λ = ${settingText(trouble.lambda)}: the training worker is gone. ${deathText(trouble.reason)}`;
}
