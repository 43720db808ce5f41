/** Least and greatest value of a setting; sliders, links and the worker obey it. */
export interface Range {
  readonly least: number;
  readonly greatest: number;
}

export const ranges = {
  /** Weight of KL; 0 is allowed besides. */
  lambda: { least: 0.0001, greatest: 1000 },
  /** Weight of a label head's cross-entropy; 0 is allowed besides. */
  labelWeight: { least: 0.01, greatest: 1000 },
  /** Training images that have a label. */
  labels: { least: 10, greatest: 60_000 },
  /** Of a corruption of the encoder's input. */
  corruptionStrength: { least: 0, greatest: 1 },
  learningRate: { least: 1e-5, greatest: 0.1 },
  batchSize: { least: 16, greatest: 512 },
  latentDim: { least: 1, greatest: 32 },
  seed: { least: 0, greatest: 4294967295 },
  /** One coordinate of z on a slider, in prior standard deviations. */
  coordinate: { least: -4, greatest: 4 },
} as const satisfies Record<string, Range>;

/** What a data set may be, in images, pixels and bytes. */
export const dataRanges = {
  /** Images to train on. */
  count: { least: 32, greatest: 100_000 },
  testCount: { least: 16, greatest: 10_000 },
  /** Own images to train on: one batch of the smallest size at least. */
  ownCount: { least: 16, greatest: 200_000 },
  classCount: { least: 0, greatest: 256 },
  /** Height and width of images in pixels, where `isImageSide`; and of drawn ones, as links write them. */
  side: { least: 8, greatest: 64 },
  drawnSides: ["32", "40", "48", "56", "64"],
  /** Bytes of the images that are trained on, and of those held out. */
  trainBytes: 128 * 2 ** 20,
  heldOutBytes: 32 * 2 ** 20,
} as const;

/** Whether images of a height or width in pixels can be halved as often as the network that is proposed for them does. */
export function isImageSide(side: number): boolean {
  const { least, greatest } = dataRanges.side;
  return side >= least && side <= greatest && side % (side > HALVED_TWICE ? 8 : 4) === 0;
}

/** Greatest side, in pixels, of images that two halvings leave small enough. */
export const HALVED_TWICE = 32;

/** Largest architecture that a link may ask for. */
export const architectureLimits = { layers: 24, units: 8192, filters: 256, parameters: 8_000_000 } as const;

/** Most models side by side. */
export const MOST_COMPARED = 4;

export function clamp(value: number, { least, greatest }: Range): number {
  return Math.min(greatest, Math.max(least, value));
}
