/** Where the codes of the samples come from: the prior, the posteriors of many images, or that of one. */
export type SampleSource = "prior" | "aggregate" | "one image";

/** Which samples are looked at; the same seed gives the same. */
export interface Samples {
  readonly source: SampleSource;
  readonly seed: number;
}

/** Draws from the prior. */
export const firstSamples: Samples = { source: "prior", seed: 1 };
