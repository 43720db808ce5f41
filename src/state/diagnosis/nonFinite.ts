import type { State } from "../state";
import type { Rule } from "./diagnosis";
import { balancedLambda, countedBeta, setLambda, slowDown, USUAL_LEARNING_RATE } from "./measures";

/** KL weighs so many times its share in the ELBO where its gradients can be what burst. */
const HEAVY_BETA = 50;

/** A loss or a weight was no number any more, and the run went back to where all was well. */
export const nonFinite: Rule = {
  name: "Not a finite number",
  find: (state) => {
    const { failure } = state;
    if (failure?.consequence !== "stopped") return null;
    const meaning = `${failure.what} Training stopped. Kept: ${failure.kept}`;
    return { evidence: failure.what, meaning, ...calm(state) };
  },
};

function calm(state: State) {
  const isFast = state.experiment.hyperparameters.learningRate > USUAL_LEARNING_RATE;
  return !isFast && (countedBeta(state) ?? 1) > HEAVY_BETA ? setLambda(balancedLambda(state)) : slowDown(state);
}
