/** What the stage shows at a time, in the order in which it is gone through. */
export const scenes = ["all", "map", "decode", "curves"] as const;
export type Scene = (typeof scenes)[number];

/** Parts of the page that a link can leave out. */
export const hideableParts = [
  "objective",
  "model",
  "training",
  "narrator",
  "flow",
  "decode",
  "explore",
  "loss",
  "reconstructions",
  "compare",
  "share",
] as const;
export type HideablePart = (typeof hideableParts)[number];

/** How the page shows its models, whatever they are. */
export interface Presentation {
  /** What the stage shows; null where the page is a workbench. */
  readonly scene: Scene | null;
  /** What is left out of the page, in the order of `hideableParts`. */
  readonly hidden: readonly HideablePart[];
}

/** The workbench with all that belongs to it. */
export const wholePage: Presentation = { scene: null, hidden: [] };
