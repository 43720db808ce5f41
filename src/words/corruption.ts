import type { Corruption, CorruptionKind } from "../experiment/corruption";
import { amountText } from "./numbers";

/** What a corruption is called, what its strength is, and what it does. */
interface CorruptionWords {
  readonly name: string;
  readonly strength: string;
  readonly definition: string;
}

/** The words of each corruption. */
export const corruptionWords: Readonly<Record<CorruptionKind, CorruptionWords>> = {
  gaussian: {
    name: "Gaussian noise",
    strength: "Standard deviation",
    definition:
      "Noise from a Gaussian is added to every pixel; black is 0, white is 1, and what lies beyond is held there.",
  },
  saltAndPepper: {
    name: "Salt and pepper",
    strength: "Share of pixels",
    definition: "A share of the pixels turns white or black, each as often.",
  },
  square: {
    name: "Hidden square",
    strength: "Side of the square",
    definition: "A square at a random place turns black; its side is a share of the image's shorter side.",
  },
  half: {
    name: "Hidden half",
    strength: "Share of the image",
    definition: "The image is black from one of its four edges on, as far as a share of it.",
  },
};

/** A corruption with its strength, such as `Gaussian noise 0.5`. */
export function corruptionText(corruption: Corruption | undefined): string {
  if (!corruption) return "clean input";
  return `${corruptionWords[corruption.kind].name} ${amountText(corruption.strength)}`;
}

/** What it is to corrupt the input, for the reader of the setting. */
export const corruptionDefinition =
  "In training the encoder sees corrupted images, drawn anew at every step, and the decoder is held against the clean ones: a denoising autoencoder (Vincent et al. 2008). Held-out images stay clean.";
