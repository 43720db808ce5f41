import type { Labels } from "../../engine/engine";
import { isConditional, sizeOf } from "../../experiment/architecture";
import { hasSkips } from "../../experiment/skips";
import { type Estimate, estimateOf } from "../../model/estimate";
import { klOf } from "../../model/kl";
import { reconstructionLosses } from "../../model/likelihood";
import { type Bound, boundOf, effectiveDraws, logPriorOverPosterior } from "../../model/marginalLikelihood";
import { NonFinite } from "../../model/nonFinite";
import { type Posteriors, reparameterised } from "../../model/posterior";
import { drawNormals, Purpose } from "../../model/random";
import { isFiniteArray } from "../../model/state";
import { CHUNK, type Trainer } from "../../training/trainer";
import type { View } from "./view";

/** An image, grey levels [pixels], how many codes are to be drawn for it from the prior and as many from its posterior. */
interface Asked {
  readonly image: Uint8Array;
  readonly draws: number;
  /** Its class for a conditional network; the told one where left out. */
  readonly label?: number;
}

/** log p(x) by codes from one distribution. */
export interface DrawnBounds {
  /** Of ever more draws, the last of all of them. */
  readonly bounds: readonly Bound[];
  /** How many draws of equal weight would tell as much as all of them. */
  readonly effectiveDraws: number;
}

/** What a posterior's draws tell besides: both terms of the ELBO, and KL in closed form. Nats. */
export interface PosteriorBounds extends DrawnBounds {
  readonly reconstruction: Estimate;
  readonly sampledKl: Estimate;
  readonly kl: number;
}

/** How likely an image is to a model, without what `omittedConstant` says; null by a posterior that has no density. */
interface MarginalLikelihood {
  readonly image: Uint8Array;
  readonly draws: number;
  /** The class given which the image is that likely; null where the network is told none. */
  readonly label: number | null;
  readonly fromPrior: DrawnBounds;
  readonly fromPosterior: PosteriorBounds | null;
}

/** log p(x) of one image by codes from the prior, and by those of its posterior weighed by importance. */
export const marginalLikelihood: View<Asked, MarginalLikelihood> = {
  taken: "pieces",
  followsToldClass: true,
  everyGlances: 2,
  // Where a decoder sees the image itself, what it makes of that is no p(x | z).
  fits: ({ image }, architecture) => image.length === sizeOf(architecture.imageShape) && !hasSkips(architecture),
  async *look({ image: asked, draws, label }, { trainer }) {
    const image = asked.slice();
    const own = label === undefined ? undefined : Uint8Array.of(label);
    const isTold = isConditional(trainer.experiment.architecture);
    const told = isTold ? (trainer.toldOf(1, own)?.[0] ?? null) : null;
    const scorer = new Scorer(trainer, image, told);
    const fromPrior = yield* drawPrior(scorer, draws);
    const fromPosterior = trainer.experiment.objective.noise === "zero" ? null : yield* drawPosterior(scorer, draws);
    return { image, draws, label: told, fromPrior, fromPosterior };
  },
  transfers: ({ image }) => [image.buffer],
};

async function* drawPrior(scorer: Scorer, draws: number): AsyncGenerator<void, DrawnBounds, void> {
  const weights = new Float64Array(draws);
  for (let first = 0; first < draws; first += CHUNK) {
    const z = scorer.normals(first, draws, Purpose.marginalPrior);
    weights.set(
      (await scorer.reconstructions(z)).map((loss) => -loss),
      first,
    );
    yield;
  }
  return drawnBounds(weights);
}

async function* drawPosterior(scorer: Scorer, draws: number): AsyncGenerator<void, PosteriorBounds, void> {
  const { latentDim, noise } = scorer;
  const { mu, logVar } = await scorer.posterior();
  const reconstructions: number[] = [];
  const logRatios: number[] = [];
  for (let first = 0; first < draws; first += CHUNK) {
    const epsilon = scorer.normals(first, draws, Purpose.marginalEpsilon);
    const z = new Float32Array(epsilon.length);
    for (let place = 0; place < z.length; place += latentDim) {
      const drawn = epsilon.subarray(place, place + latentDim);
      z.set(reparameterised(mu, logVar, drawn, noise), place);
      logRatios.push(logPriorOverPosterior(z.subarray(place, place + latentDim), drawn, logVar, noise));
    }
    reconstructions.push(...(await scorer.reconstructions(z)));
    yield;
  }
  return {
    ...drawnBounds(reconstructions.map((loss, draw) => (logRatios[draw] as number) - loss)),
    reconstruction: estimateOf(reconstructions),
    sampledKl: estimateOf(logRatios.map((ratio) => -ratio)),
    kl: klOf(mu, logVar, noise),
  };
}

/** Scores codes by how well they explain one image. */
class Scorer {
  readonly trainer: Trainer;
  readonly image: Uint8Array;
  /** The image over and over, as often as codes are scored at once. */
  readonly #images: Uint8Array;
  /** Its class where the network is told any. */
  readonly #label: number | null;

  constructor(trainer: Trainer, image: Uint8Array, label: number | null) {
    this.trainer = trainer;
    this.image = image;
    this.#label = label;
    this.#images = new Uint8Array(CHUNK * image.length);
    for (let row = 0; row < CHUNK; row++) this.#images.set(image, row * image.length);
  }

  get latentDim() {
    return this.trainer.experiment.architecture.latentDim;
  }

  get noise() {
    return this.trainer.experiment.objective.noise;
  }

  /** q(z|x) of the image. */
  posterior(): Promise<Posteriors> {
    return this.trainer.encode(this.image, this.#told(1));
  }

  #told(count: number): Labels {
    return this.#label === null ? null : new Uint8Array(count).fill(this.#label);
  }

  /** Numbers from N(0, 1) for the draws from `first` on, at most `CHUNK` of them: the same however many are drawn in all. */
  normals(first: number, draws: number, purpose: Purpose): Float32Array {
    const count = Math.min(CHUNK, draws - first);
    return drawNormals(count * this.latentDim, { seed: this.trainer.experiment.seed, counter: first, purpose });
  }

  /**
   * −log p(x | z) of codes [count, latentDim], [count].
   * @throws NonFinite where one is no finite number
   */
  async reconstructions(z: Float32Array): Promise<Float32Array> {
    const count = z.length / this.latentDim;
    const means = await this.trainer.decode(z, this.#told(count));
    const { likelihood } = this.trainer.experiment.objective;
    const images = this.#images.subarray(0, count * this.image.length);
    const losses = reconstructionLosses(likelihood, means, images, count);
    if (!isFiniteArray(losses)) throw new NonFinite("imageLoss");
    return losses;
  }
}

function drawnBounds(logWeights: ArrayLike<number>): DrawnBounds {
  const all = logWeights.length;
  const counts = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000].filter((count) => count < all);
  return {
    bounds: [...counts, all].map((count) => boundOf(logWeights, count)),
    effectiveDraws: effectiveDraws(logWeights),
  };
}
