import type { Experiment } from "../../../experiment/experiment";
import { propose } from "../../../state/actions/experiment";
import { goBack } from "../../../state/actions/goBack";
import { setLearningRate, setObjective } from "../../../state/actions/objective";
import { pause } from "../../../state/actions/training";
import type { Model } from "../../../state/model";
import type { Remedy } from "../../../state/run/diagnosis/diagnosis";

/** Does what a diagnosis suggests; new latent dimensions need the user's consent. */
export function apply(models: readonly Model[], remedy: Remedy, experiment: Experiment): void {
  switch (remedy.kind) {
    case "objective":
      return setObjective(models, remedy.change);
    case "learning rate":
      return setLearningRate(models, remedy.learningRate);
    case "latent dimensions": {
      const architecture = { ...experiment.architecture, latentDim: remedy.latentDim };
      return propose(models, { ...experiment, architecture });
    }
    case "goBack":
      return goBack(models, remedy.learningRate);
    case "pause":
      return pause(models);
  }
}
