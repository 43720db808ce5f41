import type { Experiment } from "../experiment/experiment";
import kerasScript from "./keras/vae.py?raw";
import pytorchModel from "./pytorch/model.py?raw";
import { type FilledLine, filledLines, fillingOf } from "./scripts";

/** The libraries whose code can be read. */
export type ListedLibrary = "keras" | "pytorch";

const scripts: Readonly<Record<ListedLibrary, string>> = { keras: kerasScript, pytorch: pytorchModel };

/** The code of an experiment for a library, the same that its archive has, line by line. */
export function listingOf(library: ListedLibrary, experiment: Experiment): readonly FilledLine[] {
  return filledLines(scripts[library], fillingOf(experiment));
}
