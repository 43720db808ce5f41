import type { Experiment } from "../../../experiment/experiment";
import type { Actions } from "../../../state/actions";
import type { Remedy } from "../../../state/run/diagnosis/diagnosis";

/** Does what a diagnosis suggests; new latent dimensions need the user's consent. */
export function apply(remedy: Remedy, experiment: Experiment, actions: Actions): void {
  switch (remedy.kind) {
    case "objective":
      return actions.setObjective(remedy.change);
    case "learning rate":
      return actions.setLearningRate(remedy.learningRate);
    case "latent dimensions": {
      const architecture = { ...experiment.architecture, latentDim: remedy.latentDim };
      return actions.propose({ ...experiment, architecture });
    }
    case "pause":
      return actions.pause();
  }
}
