import { counted } from "../../../model/objective";
import type { State } from "../../state";
import type { Remedy, Rule } from "./diagnosis";
import { balancedLambda, countedBeta, isFalling, restingKlOf, setLambda, settledSteps } from "./measures";

/** KL in nats per image, beyond what the formula leaves of it, under which a code says nothing. */
const SILENT_KL = { enter: 0.1, leave: 0.2 };
/** Share of the mean image's loss above which reconstructions are no better than that image, and far from any. */
const NO_BETTER = { enter: 0.98, leave: 0.95 };
const UNTRAINED = 1.25;
/** Every run passes by the mean image in its first steps. */
const LEAST_STEPS = 200;

/** Posterior collapse (Bowman et al. 2016): the posterior is the prior, and the decoder draws one image for all. */
export const posteriorCollapse: Rule = {
  name: "posteriorCollapse",
  find: (state, stood) => {
    const { experiment, heldOut, data } = state;
    const counts = counted(experiment.objective);
    if (!heldOut || !data || !counts.reconstruction || !counts.kl) return null;
    const { reconstruction, kl } = heldOut.losses;
    const { meanImage } = data.levels[experiment.objective.likelihood];
    const threshold = stood ? "leave" : "enter";
    const told = kl - experiment.architecture.latentDim * restingKlOf(state);
    const isSilent = told < SILENT_KL[threshold] && reconstruction > NO_BETTER[threshold] * meanImage;
    const isSettled = settledSteps(state) >= LEAST_STEPS && reconstruction < UNTRAINED * meanImage && !isFalling(state);
    if (!isSilent || !(stood || isSettled)) return null;
    return { name: "posteriorCollapse", kl, reconstruction, meanImage, remedy: strengthened(state) };
  },
};

/** Less KL where it weighs more than in the ELBO; none for a while where it does not. */
function strengthened(state: State): Remedy {
  if ((countedBeta(state) ?? 1) > 1) return setLambda(balancedLambda(state));
  return { kind: "objective", change: { terms: "reconstruction" } };
}
