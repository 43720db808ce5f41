import type { EncoderNoise } from "../../experiment/objective";
import { type Projection, projected } from "../../model/latent/projection";
import type { Coefficients } from "../../model/objective";
import { sigmaOf } from "../../model/posterior";
import type { Pulls } from "../../state/state";

/** What one term does to one image's code: minus the gradient of its share of the loss, nats per prior deviation. */
export interface Force {
  /** On μ, across and up on the map. */
  readonly onMean: readonly [number, number];
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

/**
 * The forces of the terms with their weights, of which that of the reconstruction is counted at z = μ + σ ε: on μ
 * −∂L/∂z and on σ −ε ∂L/∂z. The gradient of KL is μ, and σ − 1/σ in σ, whose two parts a wrong formula weighs differently.
 */
export function forcesOf(
  pulls: Pulls,
  weights: Coefficients,
  noise: EncoderNoise,
  projection: Projection,
): readonly Forces[] {
  const latentDim = projection.origin.length;
  const axes = [axisOf(projection.across), axisOf(projection.up)] as const;
  const told = noise === "learned" && axes[0] !== null;
  const against = (values: ArrayLike<number>, row: number) =>
    projected({ ...projection, origin: zerosOf(latentDim) }, minus(values, row, latentDim));
  return Array.from({ length: pulls.mu.length / latentDim }, (_, row) => {
    const each = (valueAt: (place: number) => number) =>
      axes.map((axis) => (axis === null ? 0 : valueAt(row * latentDim + axis))) as [number, number];
    const sigmaAt = (place: number) => sigmaOf(pulls.logVar[place] ?? 0, noise);
    const ofReconstruction = each((place) => -(pulls.epsilon[place] ?? 0) * (pulls.slopes[place] ?? 0));
    const ofKl = each((place) => weights.logs / sigmaAt(place) - weights.squares * sigmaAt(place));
    return {
      at: projected(projection, pulls.mu, row * latentDim),
      sigma: told ? each(sigmaAt) : null,
      reconstruction:
        weights.reconstruction === 0
          ? null
          : {
              onMean: scaled(against(pulls.slopes, row), weights.reconstruction),
              onSigma: told ? scaled(ofReconstruction, weights.reconstruction) : null,
            },
      kl:
        weights.squares === 0
          ? null
          : { onMean: scaled(against(pulls.mu, row), weights.squares), onSigma: told ? ofKl : null },
    };
  });
}

/** The dimension that a direction is, or null. */
function axisOf(direction: readonly number[]): number | null {
  const axis = direction.indexOf(1);
  return axis < 0 ? null : axis;
}

function zerosOf(length: number): number[] {
  return Array.from({ length }, () => 0);
}

function minus(values: ArrayLike<number>, row: number, latentDim: number): number[] {
  return Array.from({ length: latentDim }, (_, dimension) => -(values[row * latentDim + dimension] ?? 0));
}

function scaled([across, up]: readonly [number, number], factor: number): readonly [number, number] {
  return [factor * across, factor * up];
}

/** CSS pixels that the longest arrows but for a few shall have, and between which they may come to lie. */
const WANTED = { length: 46, least: 26, most: 80 } as const;
/** Share of the arrows that are no longer. */
const SHARE = 0.9;

/**
 * Nats per prior deviation that an arrow of one prior deviation, `unit` CSS pixels, stands for: 1, 2 or 5 times a power of
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
  const exact = (typical * unit) / WANTED.length;
  const decade = 10 ** Math.floor(Math.log10(exact));
  return [1, 2, 5, 10].map((factor) => factor * decade).find((step) => step >= exact * 0.999) ?? 10 * decade;
}
