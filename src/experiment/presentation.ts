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

/** Where the sheet of lessons is open: at a beat, from 1, of a lesson by its number; number 0 is the list of the course. */
export interface LearnPlace {
  readonly lesson: number;
  readonly beat: number;
}

/** How the page shows its models, whatever they are. */
export interface Presentation {
  /** What the stage shows; null where the page is a workbench. */
  readonly scene: Scene | null;
  /** What is left out of the page, in the order of `hideableParts`. */
  readonly hidden: readonly HideablePart[];
  /** Null where the sheet of lessons is closed. */
  readonly learn: LearnPlace | null;
}

/** Lessons and beats that a link may name. */
export const learnRanges = { lesson: { least: 0, greatest: 99 }, beat: { least: 1, greatest: 5 } } as const;

/** The workbench with all that belongs to it. */
export const wholePage: Presentation = { scene: null, hidden: [], learn: null };
