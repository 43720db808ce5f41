import type { Corruption, CorruptionKind } from "../experiment/corruption";
import { amountText } from "./numbers";

/** What each corruption is called. */
export const corruptionNames: Readonly<Record<CorruptionKind, string>> = {
  gaussian: "Gaussian noise",
  saltAndPepper: "Salt and pepper",
  square: "Hidden square",
  half: "Hidden half",
  blur: "Blur",
};

/** A corruption with its strength, such as `Gaussian noise 0.5`. */
export function corruptionText(corruption: Corruption | undefined): string {
  if (!corruption) return "clean input";
  return `${corruptionNames[corruption.kind]} ${amountText(corruption.strength)}`;
}
