import type { Experiment } from "../experiment/experiment";
import kerasScript from "./keras/vae.py?raw";
import pytorchModel from "./pytorch/model.py?raw";
import { filled, fillingOf } from "./scripts";

/** The libraries whose code can be read. */
export type ListedLibrary = "keras" | "pytorch";

/** A line of code, and whether a setting of the experiment stands in it. */
export interface ListedLine {
  readonly text: string;
  readonly isSetting: boolean;
}

const scripts: Readonly<Record<ListedLibrary, string>> = { keras: kerasScript, pytorch: pytorchModel };

/** The code of an experiment for a library, the same that its archive has, line by line. */
export function listingOf(library: ListedLibrary, experiment: Experiment): readonly ListedLine[] {
  const filling = fillingOf(experiment);
  return scripts[library].split("\n").flatMap((line) => {
    const isSetting = line.includes("{{");
    return filled(line, filling)
      .split("\n")
      .map((text) => ({ text, isSetting }));
  });
}
