import type { DataDescription } from "./dataSets";
import { colouredShapesDescription, facesDescription, shapesDescription } from "./drawnSets";
import { mnistDescription } from "./mnist";
import { doodlesDescription, emojiDescription, fashionMnistDescription } from "./packedSets";

/** The data sets that can be chosen by name; the first is the one that experiments are on unless they name another. */
export const dataSets: readonly [DataDescription, ...DataDescription[]] = [
  mnistDescription,
  fashionMnistDescription,
  doodlesDescription,
  emojiDescription,
  shapesDescription,
  colouredShapesDescription,
  facesDescription,
];
