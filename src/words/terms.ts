import type { EncoderNoise, Likelihood, Losses, Objective } from "../experiment/objective";
import { bitsOf } from "../model/information";
import { omittedConstant } from "../model/likelihood";
import { negativeElbo } from "../model/objective";
import { decimal, lossText } from "./numbers";

/** What is counted as KL: with σ = 0 the divergence is infinite, and ½‖μ‖² stands in its place. */
export function klName(noise: EncoderNoise): "KL" | "½‖μ‖²" {
  return noise === "zero" ? "½‖μ‖²" : "KL";
}

/** KL in bits, which is the length of a code; one without noise has none. */
export function codeLengthText(kl: number | undefined, noise: EncoderNoise): string {
  if (kl === undefined) return lossText(kl);
  return lossText(noise === "zero" ? Number.POSITIVE_INFINITY : bitsOf(kl));
}

/** What KL in bits is. */
export const codeLengthDefinition =
  "KL in bits: the bits paid extra when z is sent with the prior's code instead of the posterior's own. A bound that bits-back coding reaches on average over many images. With σ = 0 it is infinite.";

/** The negative ELBO of some losses as its name and its number: as much of it as there is. */
export interface ElboWords {
  readonly name: string;
  readonly text: string;
  readonly unit: "nats" | null;
}

/** What the negative ELBO is under an objective; there is none where the decoder sees the image that it is to explain. */
export function elboWords(
  losses: Losses | undefined,
  { noise, likelihood }: Pick<Objective, "noise" | "likelihood">,
  seesImage = false,
): ElboWords {
  if (seesImage) return { name: "no ELBO", text: "skip connections", unit: null };
  if (noise === "zero") return { name: "no ELBO", text: "σ = 0", unit: null };
  const name = likelihood === "gaussian" ? "−ELBO up to a constant" : "−ELBO (β = 1)";
  return { name, text: lossText(losses && negativeElbo(losses)), unit: "nats" };
}

/** What the negative ELBO is, for the reader of its name, on images of so many pixels. */
export function elboDefinition(
  { noise, likelihood }: Pick<Objective, "noise" | "likelihood">,
  pixels: number,
  seesImage = false,
): string {
  if (seesImage)
    return "Skip connections show the decoder the image itself: what it makes of x is no p(x|z), and bounds no evidence.";
  if (noise === "zero") return "With σ = 0 KL is infinite, so that there is no evidence lower bound.";
  const sum = "The negative evidence lower bound, reconstruction + KL in nats per image";
  return `${sum}: the one number in which losses of different conventions, of one pixel likelihood, can be compared. ${normalisation(likelihood, pixels)}`;
}

function normalisation(likelihood: Likelihood, pixels: number): string {
  return likelihood === "gaussian"
    ? `Left out is the constant ½ · ${pixels} · log 2π = ${decimal(omittedConstant(likelihood, pixels), 1)} nats.`
    : "Of grey pixels BCE is no normalised density (Loaiza-Ganem and Cunningham 2019).";
}
