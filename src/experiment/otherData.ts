import { withClasses } from "./architecture";
import type { DataDescription } from "./dataSets";
import { type Experiment, experimentOn } from "./experiment";

/** An experiment on another data set, as it is usually: with its own network where that takes such images, or the one proposed. */
export function experimentOnOther(experiment: Experiment, description: DataDescription): Experiment {
  const { data, architecture: proposed } = experimentOn(description);
  const { architecture } = experiment;
  const fits = String(architecture.imageShape) === String(description.imageShape);
  return {
    ...experiment,
    data,
    architecture: fits
      ? withClasses(architecture, description.classNames.length)
      : { ...proposed, latentDim: architecture.latentDim },
  };
}
