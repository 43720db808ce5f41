import type { EncoderNoise } from "../../experiment/objective";
import { type Projection, projected } from "../../model/latent/projection";
import { klGradient, scaled, type TermGradient } from "../../model/latent/termGradients";
import type { Coefficients } from "../../model/objective";
import { sigmasOf } from "../../model/posterior";
import { roundedUp } from "../../pictures/roundedUp";
import type { LatentGradients } from "../../state/view/viewState";

/** What one term does to one image's code: minus the gradient of its share of the loss, nats per unit of z. */
export interface Force {
  /** On μ, across and up on the map. */
  readonly onMean: readonly [number, number];
  /** Standard error of that over draws of noise, along whichever direction it is greater; 0 of a term without noise. */
  readonly error: number;
  /** On σ of the dimension across and of the one up; null where σ is fixed, or the map's axes are no dimensions. */
  readonly onSigma: readonly [number, number] | null;
}

/** The forces on one image's posterior; null of a term that is left out. */
export interface Forces {
  /** Place of μ on the map, in prior standard deviations. */
  readonly at: readonly [number, number];
  /** σ across and up, in prior standard deviations; null where no force on it is told. */
  readonly sigma: readonly [number, number] | null;
  readonly reconstruction: Force | null;
  readonly kl: Force | null;
}

/** The forces of the weighted terms on posteriors, as they fall on the map's plane; that of the reconstruction averages draws. */
export function forcesOf(
  gradients: LatentGradients,
  weights: Coefficients,
  noise: EncoderNoise,
  projection: Projection,
): readonly Forces[] {
  const latentDim = projection.origin.length;
  const axes = [projection.across.indexOf(1), projection.up.indexOf(1)] as const;
  const told = noise === "learned" && axes[0] >= 0;
  const direction = { ...projection, origin: projection.origin.map(() => 0) };
  const reconstruction = weights.reconstruction === 0 ? null : scaled(meansOf(gradients), weights.reconstruction);
  const kl = weights.squares === 0 ? null : klGradient(gradients, weights, noise);
  /** Values of the dimensions that the map's axes are; 0 of an axis that is none. */
  const along = (values: ArrayLike<number>, row: number) =>
    axes.map((axis) => (axis < 0 ? 0 : (values[row * latentDim + axis] ?? 0))) as [number, number];
  const forceOf = (gradient: TermGradient | null, row: number, error = 0): Force | null =>
    gradient && {
      onMean: opposite(projected(direction, gradient.byMu, row * latentDim)),
      error,
      onSigma: told && gradient.bySigma ? opposite(along(gradient.bySigma, row)) : null,
    };
  const errors = gradients.byMu.error;
  const errorOf = (row: number) =>
    weights.reconstruction *
    Math.max(...[direction.across, direction.up].map((axis) => errorAlong(axis, errors, row * latentDim)));
  const sigma = sigmasOf(gradients.logVar, noise);
  return Array.from({ length: gradients.mu.length / latentDim }, (_, row) => ({
    at: projected(projection, gradients.mu, row * latentDim),
    sigma: told ? along(sigma, row) : null,
    reconstruction: forceOf(reconstruction, row, errorOf(row)),
    kl: forceOf(kl, row),
  }));
}

function meansOf({ byMu, bySigma }: LatentGradients): TermGradient {
  return {
    byMu: Float64Array.from(byMu.mean),
    bySigma: bySigma && Float64Array.from(bySigma.mean),
  };
}

/** Standard error along an axis, [latentDim], of a vector whose coordinates have independent `errors` from a place on; 0 if unknown. */
function errorAlong(axis: readonly number[], errors: Float32Array, from: number): number {
  return Math.hypot(...axis.map((part, dimension) => part * (errors[from + dimension] || 0)));
}

function opposite([across, up]: readonly [number, number]): readonly [number, number] {
  return [-across, -up];
}

/** CSS pixels that the longest arrows but for a few shall have, and between which they may come to lie. */
const WANTED = { length: 46, least: 26, most: 80 } as const;
/** Share of the arrows that are no longer. */
const SHARE = 0.9;

/**
 * Nats per unit of z that an arrow of length 1, `unit` CSS pixels, stands for: 1, 2 or 5 times a power of
 * ten, the one before for as long as arrows neither vanish nor fill the map.
 */
export function forceUnit(forces: readonly Forces[], unit: number, before: number | null): number {
  const lengths = forces
    .flatMap(({ reconstruction, kl }) =>
      [reconstruction, kl].flatMap((force) => (force ? Math.hypot(...force.onMean) : [])),
    )
    .sort((a, b) => a - b);
  const typical = lengths[Math.floor(SHARE * (lengths.length - 1))] ?? 0;
  const drawn = before === null ? 0 : (typical * unit) / before;
  if (before !== null && (typical === 0 || (drawn >= WANTED.least && drawn <= WANTED.most))) return before;
  if (typical === 0) return 1;
  return roundedUp((typical * unit) / WANTED.length);
}
