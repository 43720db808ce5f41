/** How an encoder's input is corrupted, while the decoder is held against the clean image. */
export type CorruptionKind = (typeof allCorruptions)[number];
export const allCorruptions = ["gaussian", "saltAndPepper", "square", "half", "blur"] as const;

/** A corruption of images as it is asked for. */
export interface Corruption {
  readonly kind: CorruptionKind;
  /**
   * 0 to 1. Of Gaussian noise its standard deviation in grey levels from 0 to 1; of salt and pepper the share of pixels
   * that turn black or white; of a hidden square its side as a share of the image's shorter side; of a hidden half the
   * share of the image that is hidden from one edge on; of a blur the side of the square around it that a pixel becomes the mean
   * of, as a share of the image's shorter side.
   */
  readonly strength: number;
}

/** A strength at which each corruption is plain to see and most of the image is left. */
export const usualStrengths: Readonly<Record<CorruptionKind, number>> = {
  gaussian: 0.5,
  saltAndPepper: 0.3,
  square: 0.4,
  half: 0.5,
  blur: 0.25,
};
