import type { HideablePart } from "../experiment/presentation";

/** What the parts of the page that a link can leave out are called. */
export const partNames: Readonly<Record<HideablePart, string>> = {
  objective: "Objective",
  model: "Model",
  training: "Training",
  narrator: "Narrator",
  flow: "Flow",
  decode: "Decode z",
  explore: "Explore",
  loss: "Loss",
  reconstructions: "Reconstructions",
  compare: "Compare",
  share: "Share",
};
