import { largestMagnitude, spreadOfMeans } from "../../../model/latent/means";
import { sigmasOf } from "../../../model/posterior";
import { median } from "../../../model/quantiles";
import type { Rule } from "./diagnosis";
import { firstPosteriors, isUnregularised, regularised, surveyedDimensions } from "./measures";

/** Largest |μ| in prior standard deviations that is far out of the prior. */
const FAR = { enter: 10, leave: 8 };
/** Median σ, as a share of the spread of the means, that is as good as none. */
const NARROW = { enter: 0.1, leave: 0.13 };

/** Without KL nothing keeps the means near the prior, so they move apart for as long as that helps. */
export const explodingMeans: Rule = {
  name: "explodingMeans",
  find: (state, stood) => {
    if (!state.views.survey || !isUnregularised(state)) return null;
    const largestMean = largestMagnitude(firstPosteriors(state.views.survey).mu);
    if (largestMean <= (stood ? FAR.leave : FAR.enter)) return null;
    return { name: "explodingMeans", largestMean, remedy: regularised(state) };
  },
};

/** Without KL noise is only a nuisance, and learned away. */
export const vanishingSigma: Rule = {
  name: "vanishingSigma",
  find: (state, stood) => {
    if (!state.views.survey || !isUnregularised(state) || state.experiment.objective.noise !== "learned") return null;
    const { mu, logVar } = firstPosteriors(state.views.survey);
    const spread = spreadOfMeans(mu, surveyedDimensions(state.views.survey));
    const medianSigma = median(sigmasOf(logVar, "learned"));
    if (medianSigma >= (stood ? NARROW.leave : NARROW.enter) * spread) return null;
    return { name: "vanishingSigma", medianSigma, spread, remedy: regularised(state) };
  },
};
