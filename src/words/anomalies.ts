import type { EncoderNoise } from "../experiment/objective";
import type { AnomalyScoreName } from "../model/anomalyScores";
import type { Stranger } from "../model/strangers";
import { klName } from "./terms";

/** What strangers are called; `leftOut` are the classes that the model never saw. */
export function strangerName(stranger: Stranger, leftOut: readonly string[]): string {
  if (stranger === "leftOut") return leftOut.length > 0 ? `left out: ${leftOut.join(", ")}` : "left out";
  return strangerNames[stranger];
}

const strangerNames: Readonly<Record<Exclude<Stranger, "leftOut">, string>> = {
  inverted: "inverted",
  quarterTurn: "turned by 90°",
  halfTurn: "turned by 180°",
  halfErased: "lower half erased",
  shuffled: "pixels shuffled",
  blank: "a blank image",
  shapes: "drawn shapes",
};

/** What a score of unusualness is called. */
export function anomalyScoreTitle(score: AnomalyScoreName, noise: EncoderNoise): string {
  switch (score) {
    case "negativeElbo":
      return noise === "zero" ? "reconstruction + ½‖μ‖²" : "−ELBO at z = μ";
    case "reconstruction":
      return "reconstruction";
    case "kl":
      return klName(noise);
    case "norm":
      return "‖μ‖, by the prior";
    case "nearestCode":
      return "nearest training code";
    case "nearestImage":
      return "nearest training image";
  }
}

/** What a score measures; with σ = 0 KL is infinite, and ½‖μ‖² stands in its place. */
export function anomalyScoreMeaning(score: AnomalyScoreName, noise: EncoderNoise): string {
  if (noise === "zero" && score === "negativeElbo") {
    return "Reconstruction + ½‖μ‖² of an image decoded at z = μ, in nats. With σ = 0 there is no ELBO.";
  }
  if (noise === "zero" && score === "kl") return "½‖μ‖², all that is finite of KL with σ = 0, in nats.";
  return meanings[score];
}

const meanings: Readonly<Record<AnomalyScoreName, string>> = {
  negativeElbo: "Reconstruction + KL of an image decoded at z = μ, in nats: what the model pays for it in all.",
  reconstruction: "−log p(x | z = μ) in nats: how badly the image is rebuilt from its own code.",
  kl: "How far the image's posterior lies from the prior, in nats.",
  norm: "Distance of the code μ from the origin. The prior's −log p(z = μ) is ½‖μ‖² and a constant, so both order alike.",
  nearestCode: "Distance from the code μ to the nearest code of up to 1,000 training images.",
  nearestImage:
    "Distance of pixels to the nearest of up to 1,000 training images: no model at all. A model is worth its training where it beats this.",
};

/** Whether a score is in nats; the others are distances. */
export function isInNats(score: AnomalyScoreName): boolean {
  return score === "negativeElbo" || score === "reconstruction" || score === "kl";
}
