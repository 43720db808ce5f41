import { counted } from "../../model/objective";
import type { State } from "../state";
import type { Rule } from "./diagnosis";
import { balancedLambda, countedBeta, digits, setLambda, settledSteps } from "./measures";

/** KL in nats per image under which a code says nothing. */
const SILENT_KL = { enter: 0.1, leave: 0.2 };
/** Share of the mean image's loss above which reconstructions are no better than that image. */
const NO_BETTER = { enter: 0.98, leave: 0.95 };
/** Every run passes by the mean image in its first steps. */
const LEAST_STEPS = 200;

/** Posterior collapse (Bowman et al. 2016): the posterior is the prior, and the decoder draws one image for all. */
export const posteriorCollapse: Rule = {
  name: "Posterior collapse",
  find: (state, stood) => {
    const { experiment, heldOut, data } = state;
    const counts = counted(experiment.objective);
    if (!heldOut || !data || !counts.reconstruction || !counts.kl) return null;
    const { reconstruction, kl } = heldOut.losses;
    const { meanImage } = data.levels[experiment.objective.likelihood];
    const threshold = stood ? "leave" : "enter";
    const isSilent = kl < SILENT_KL[threshold] && reconstruction > NO_BETTER[threshold] * meanImage;
    if (!isSilent || (!stood && settledSteps(state) < LEAST_STEPS)) return null;
    const evidence = `KL ${digits(kl)} nats; reconstruction ${digits(reconstruction)}, the mean image alone ${digits(meanImage)}`;
    return { evidence, meaning, ...strengthen(state) };
  },
};

const meaning =
  "Every image gets the prior as its posterior: z says nothing about x, and the decoder draws much the same image for all.";

/** Less KL where it weighs more than in the ELBO; none for a while where it does not. */
function strengthen(state: State) {
  if ((countedBeta(state) ?? 1) > 1) return setLambda(balancedLambda(state));
  const change = { terms: "reconstruction" } as const;
  return { advice: "Leave KL out for a while", remedy: { kind: "objective", change } as const };
}
