import { largestMagnitude, spreadOfMeans } from "../../model/latent/means";
import { sigmasOf } from "../../model/posterior";
import { median } from "../../model/quantiles";
import type { Rule } from "./diagnosis";
import { digits, firstPosteriors, isUnregularised, regularise } from "./measures";

/** Largest |μ| in prior standard deviations that is far out of the prior. */
const FAR = { enter: 10, leave: 8 };
/** Median σ, as a share of the spread of the means, that is as good as none. */
const NARROW = { enter: 0.1, leave: 0.13 };

/** Without KL nothing keeps the means near the prior, so they move apart for as long as that helps. */
export const explodingMeans: Rule = {
  name: "Exploding means",
  find: (state, stood) => {
    if (!state.survey || !isUnregularised(state)) return null;
    const largest = largestMagnitude(firstPosteriors(state.survey).mu);
    if (largest <= (stood ? FAR.leave : FAR.enter)) return null;
    const evidence = `Largest |μ| ${digits(largest)}, in standard deviations of the prior`;
    return { evidence, meaning: explodingMeaning, ...regularise(state) };
  },
};

const explodingMeaning =
  "Without KL nothing keeps codes near the prior: means move apart, and samples from the prior land where nothing was coded.";

/** Without KL noise is only a nuisance, and learned away. */
export const vanishingSigma: Rule = {
  name: "σ goes to 0",
  find: (state, stood) => {
    if (!state.survey || !isUnregularised(state) || state.experiment.objective.noise !== "learned") return null;
    const { mu, logVar } = firstPosteriors(state.survey);
    const spread = spreadOfMeans(mu, state.experiment.architecture.latentDim);
    const sigma = median(sigmasOf(logVar, "learned"));
    if (sigma >= (stood ? NARROW.leave : NARROW.enter) * spread) return null;
    const evidence = `Median σ ${digits(sigma)}, spread of the means ${digits(spread)}`;
    return { evidence, meaning: vanishingMeaning, ...regularise(state) };
  },
};

const vanishingMeaning =
  "Without KL the encoder learns to do without noise: this is a plain autoencoder in disguise, with gaps between its codes.";
