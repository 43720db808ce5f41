import type { CorruptionKind } from "../experiment/corruption";

/** What a corruption's strength is, and what it does. */
interface CorruptionWords {
  readonly strength: string;
  readonly definition: string;
}

/** The words of each corruption. */
export const corruptionWords: Readonly<Record<CorruptionKind, CorruptionWords>> = {
  gaussian: {
    strength: "Standard deviation",
    definition:
      "Noise from a Gaussian is added to every pixel, which goes from 0 to 1; what lies beyond is held there.",
  },
  saltAndPepper: {
    strength: "Share of pixels",
    definition: "A share of the pixels turns to 0 or 1, each as often.",
  },
  square: {
    strength: "Side of the square",
    definition: "A square at a random place turns to 0; its side is a share of the image's shorter side.",
  },
  half: {
    strength: "Share of the image",
    definition: "The image is 0 from one of its four edges on, as far as a share of it.",
  },
  blur: {
    strength: "Side of the square of a mean",
    definition:
      "Every pixel becomes the mean of the square around it; its side is a share of the image's shorter side, in whole pixels and odd.",
  },
};

/** What it is to corrupt the input, for the reader of the setting. */
export const corruptionDefinition =
  "In training the encoder sees corrupted images, drawn anew at every step, and the decoder is held against the clean ones: a denoising autoencoder (Vincent et al. 2008). Held-out images stay clean.";
