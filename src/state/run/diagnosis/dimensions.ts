import { klPerDimension } from "../../../model/kl";
import { activeDimensions, INACTIVE_KL } from "../../../model/latent/activity";
import { counted } from "../../../model/objective";
import type { Rule } from "./diagnosis";
import { firstPosteriors, isFalling, restingKlOf, settledSteps, surveyedDimensions } from "./measures";

/** KL of a dimension beyond what the formula leaves, nats per image: under which it carries nothing, above which something. */
const DEAD_KL = { enter: INACTIVE_KL, leave: 1.5 * INACTIVE_KL };
const ALIVE_KL = 0.1;
/** Dimensions are taken up one after the other. */
const LEAST_STEPS = 300;

/** Dimensions of the code that the encoder leaves at the prior while it uses others (Burda et al. 2016, 5.2). */
export const deadDimensions: Rule = {
  name: "deadDimensions",
  find: (state, stood) => {
    const { views, experiment } = state;
    const { survey } = views;
    const { terms, noise } = experiment.objective;
    const latentDim = survey ? surveyedDimensions(survey) : 0;
    if (!survey || latentDim <= 2 || terms !== "combined" || noise !== "learned") return null;
    const isSettled = settledSteps(state) >= LEAST_STEPS && !isFalling(state);
    if (!counted(experiment.objective).kl || !(stood || isSettled)) return null;
    const resting = restingKlOf(state);
    const kl = klPerDimension(firstPosteriors(survey), latentDim, noise).map((nats) => nats - resting);
    const active = activeDimensions(survey.mu, latentDim);
    const threshold = stood ? DEAD_KL.leave : DEAD_KL.enter;
    const dead = kl.filter((nats, dimension) => nats < threshold && !active[dimension]).length;
    if (dead === 0 || !kl.some((nats) => nats > ALIVE_KL)) return null;
    const remedy = { kind: "latent dimensions", latentDim: latentDim - dead } as const;
    return { name: "deadDimensions", dead, latentDim, threshold: DEAD_KL.enter, remedy };
  },
};
