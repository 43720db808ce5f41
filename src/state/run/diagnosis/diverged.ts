import type { Rule } from "./diagnosis";
import { slowDown } from "./measures";

/** The training loss has left behind both what the run had reached and what a model is worth that knows nothing. */
export const diverged: Rule = {
  name: "diverged",
  find: (state) => {
    const { divergence, checkpoint } = state;
    if (!divergence) return null;
    const slower = slowDown(state);
    if (!checkpoint || slower.kind !== "learning rate") return { name: "diverged", ...divergence, remedy: slower };
    const { learningRate } = slower;
    return { name: "diverged", ...divergence, remedy: { kind: "goBack", step: checkpoint.step, learningRate } };
  },
};
