import { doodlesDescription, emojiDescription, fashionMnistDescription } from "../../experiment/packedSets";
import { type FileNames, fetchedSource } from "../fetched";

/** The files as `scripts/packing/pack.mjs` names them. */
const names: FileNames = {
  trainImages: "train-images",
  trainLabels: "train-labels",
  testImages: "test-images",
  testLabels: "test-labels",
};

/** Pictures of clothes in ten classes. */
export const fashionMnist = fetchedSource(fashionMnistDescription, names);

/** Drawings by people who had twenty seconds, in ten classes. */
export const doodles = fetchedSource(doodlesDescription, names);

/** Emoji in colour, in seven classes. */
export const emoji = fetchedSource(emojiDescription, names);
