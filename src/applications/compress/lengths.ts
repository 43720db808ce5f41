import type { Likelihood } from "../../experiment/objective";
import { bitsOf } from "../../model/information";

/** Bits of a 32-bit float, as which a coordinate of the code is kept. */
const FLOAT_BITS = 32;

/** How many bits an image takes in several ways; null where there is no such number, or not yet. */
export interface Lengths {
  readonly raw: number;
  readonly png: number | null;
  readonly floats: number;
  /** What the code costs someone who knows the prior, KL in bits. */
  readonly kl: number | null;
  /** What it costs to mend the reconstruction, −log₂ p(x|z). */
  readonly residual: number | null;
}

interface Measured {
  /** Levels, one byte each. */
  readonly pixels: number;
  readonly pngBytes: number | null;
  readonly latentDim: number;
  /** Nats, at z = μ. */
  readonly kl: number | undefined;
  readonly reconstruction: number | undefined;
  readonly likelihood: Likelihood;
  /** Whether the encoder's σ is 0: a code without any noise has no finite length. */
  readonly noiseless: boolean;
}

/** The lengths of an image; a Gaussian density is no probability, so that no code has its length. */
export function lengthsOf(measured: Measured): Lengths {
  const { pixels, pngBytes, latentDim, kl, reconstruction, likelihood, noiseless } = measured;
  return {
    raw: 8 * pixels,
    png: pngBytes === null ? null : 8 * pngBytes,
    floats: FLOAT_BITS * latentDim,
    kl: noiseless ? null : bits(kl),
    residual: likelihood === "gaussian" ? null : bits(reconstruction),
  };
}

function bits(nats: number | undefined): number | null {
  return nats === undefined || !Number.isFinite(nats) ? null : bitsOf(nats);
}
