import type { Diagnosis, Remedy } from "../state/run/diagnosis/diagnosis";
import { keptWeights, nonFiniteText } from "./failures";
import { amountText, countText, settingText } from "./numbers";

/** What each diagnosis is called. */
export const diagnosisNames: Readonly<Record<Diagnosis["name"], string>> = {
  nonFinite: "Not a finite number",
  diverged: "The run diverges",
  fastLearning: "Learning rate too high",
  posteriorCollapse: "Posterior collapse",
  explodingMeans: "Exploding means",
  vanishingSigma: "σ goes to 0",
  overfitting: "Over-fitting",
  deadDimensions: "Dead dimensions",
};

/** The numbers that show a diagnosis, with their units, in one line. */
export function evidenceText(diagnosis: Diagnosis): string {
  switch (diagnosis.name) {
    case "nonFinite":
      return nonFiniteText(diagnosis);
    case "diverged":
      return `Training loss ${amountText(diagnosis.level)} nats; up to ${amountText(diagnosis.limit)} a model is worth keeping`;
    case "fastLearning":
      return `Training loss up from ${amountText(diagnosis.from)} to ${amountText(diagnosis.to)} nats within the last ${countText(diagnosis.steps)} steps`;
    case "posteriorCollapse":
      return `KL ${amountText(diagnosis.kl)} nats; reconstruction ${amountText(diagnosis.reconstruction)}, the mean image alone ${amountText(diagnosis.meanImage)}`;
    case "explodingMeans":
      return `Largest |μ| ${amountText(diagnosis.largestMean)}, where the prior has width 1`;
    case "vanishingSigma":
      return `Median σ ${amountText(diagnosis.medianSigma)}, spread of the means ${amountText(diagnosis.spread)}`;
    case "overfitting":
      return `Held-out reconstruction up from ${amountText(diagnosis.least)} to ${amountText(diagnosis.now)} nats; training ${amountText(diagnosis.training)}`;
    case "deadDimensions":
      return `${diagnosis.dead} of ${diagnosis.latentDim} dimensions carry less than ${amountText(diagnosis.threshold)} nats each`;
  }
}

/** What each diagnosis means, but for numbers that are not finite: those depend on which. */
export const diagnosisMeanings: Readonly<Record<Exclude<Diagnosis["name"], "nonFinite">, string>> = {
  diverged:
    "The loss has left behind what the run had reached, and a model that draws the same mean image for all does better: what was learned is gone.",
  fastLearning: "Each step goes too far: the loss jumps or rises where smaller steps would bring it down.",
  posteriorCollapse:
    "Every image gets the prior as its posterior: z says nothing about x, and the decoder draws much the same image for all.",
  explodingMeans:
    "Without KL nothing keeps codes near the prior: means move apart, and samples from the prior see only the middle of the map.",
  vanishingSigma:
    "Without KL the encoder learns to do without noise: this is a plain autoencoder in disguise, with gaps between its codes.",
  overfitting:
    "The model learns its training images by heart: it still gets better at those, but worse at images that it has not seen.",
  deadDimensions:
    "What they could tell is worth less than its KL costs: the decoder sees only noise in them, and ignores it.",
};

/** What a diagnosis means, in a sentence or two. */
export function meaningText(diagnosis: Diagnosis): string {
  if (diagnosis.name !== "nonFinite") return diagnosisMeanings[diagnosis.name];
  return `${nonFiniteText(diagnosis)} Training stopped. Kept: ${keptWeights(diagnosis.keptStep)}`;
}

/** The suggestion of a diagnosis as words on a button. */
export function remedyText(remedy: Remedy): string {
  switch (remedy.kind) {
    case "objective":
      return objectiveText(remedy.change);
    case "learning rate":
      return remedy.halved ? "Halve the learning rate" : `Set the learning rate to ${settingText(remedy.learningRate)}`;
    case "latent dimensions":
      return remedy.latentDim === 1 ? "Try 1 dimension" : `Try ${remedy.latentDim} dimensions`;
    case "goBack":
      return `Go back to step ${countText(remedy.step)} with learning rate ${settingText(remedy.learningRate)}`;
    case "pause":
      return "Pause here";
  }
}

function objectiveText({ terms, lambda }: Extract<Remedy, { kind: "objective" }>["change"]): string {
  if (terms === "combined") return "Minimise both terms";
  if (terms === "reconstruction") return "Leave KL out for a while";
  return `Set λ to ${settingText(lambda)}`;
}
