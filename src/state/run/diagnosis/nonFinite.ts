import type { State } from "../../state";
import type { Remedy, Rule } from "./diagnosis";
import { balancedLambda, countedBeta, setLambda, slowDown, USUAL_LEARNING_RATE } from "./measures";

/** KL weighs so many times its share in the ELBO where its gradients can be what burst. */
const HEAVY_BETA = 50;

/** A loss or a weight was no number any more, and the run went back to where all was well. */
export const nonFinite: Rule = {
  name: "nonFinite",
  find: (state) => {
    const { failure } = state;
    if (failure?.code !== "nonFinite") return null;
    const { value, keptStep } = failure;
    return { name: "nonFinite", value, keptStep, remedy: steadier(state) };
  },
};

/** Smaller steps; less KL where it is heavy and the steps are not. */
function steadier(state: State): Remedy {
  const isFast = state.experiment.hyperparameters.learningRate > USUAL_LEARNING_RATE;
  return !isFast && (countedBeta(state) ?? 1) > HEAVY_BETA ? setLambda(balancedLambda(state)) : slowDown(state);
}
