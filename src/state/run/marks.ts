import { writeCorruption } from "../../experiment/corruptionLink";
import type { Experiment } from "../../experiment/experiment";
import type { Objective } from "../../experiment/objective";
import { labelWeightOf } from "../../model/objective";

/** The settings that a running model obeys. */
export interface Settings {
  readonly objective: Objective;
  /** Step size of Adam. */
  readonly learningRate: number;
}

/** A change made to a running model. */
export interface Mark {
  /** The last step taken before it. */
  readonly step: number;
  /** The last step before the latest change that it holds; a slider that is dragged makes many. */
  readonly until: number;
  readonly before: Settings;
  readonly after: Settings;
}

/** Most marks of a run; the oldest make way. */
export const MARK_CAPACITY = 200;

/** The settings that a step is taken with, in a run that began with an experiment's. */
export function settingsAt(experiment: Experiment, marks: readonly Mark[], step: number): Settings {
  return marks.findLast((mark) => mark.step < step)?.after ?? marks[0]?.before ?? settingsOf(experiment);
}

/** Of an experiment, what may change while it runs. */
export function settingsOf({ objective, hyperparameters }: Experiment): Settings {
  return { objective, learningRate: hyperparameters.learningRate };
}

/**
 * The marks with a change to `after` at a step. It joins the last mark where that lies at the same step, or changed the
 * same settings at most `gap` steps before.
 */
export function marked(marks: readonly Mark[], change: Mark, gap: number): readonly Mark[] {
  if (changedSettings(change).length === 0) return marks;
  const last = marks.at(-1);
  if (!last || !isJoined(last, change, gap)) return [...marks, change].slice(-MARK_CAPACITY);
  const joined = { ...last, until: change.step, after: change.after };
  const others = marks.slice(0, -1);
  if (changedSettings(joined).length > 0) return [...others, joined];
  return change.step === last.step ? others : [...marks, change];
}

/** What a mark changed. */
export function changedSettings({ before, after }: Pick<Mark, "before" | "after">): Setting[] {
  const earlier = flat(before);
  const later = flat(after);
  return settings.filter((setting) => earlier[setting] !== later[setting]);
}

const settings = [
  "terms",
  "lambda",
  "likelihood",
  "noise",
  "convention",
  "corruption",
  "labelWeight",
  "learningRate",
] as const;
type Setting = (typeof settings)[number];

function flat({ objective, learningRate }: Settings): Record<Setting, string | number> {
  // Two corruptions are the same where kind and strength are, whichever objects they are.
  return {
    ...objective,
    corruption: writeCorruption(objective.corruption),
    labelWeight: labelWeightOf(objective),
    learningRate,
  };
}

function isJoined(last: Mark, change: Mark, gap: number): boolean {
  if (change.step === last.step) return true;
  const held = changedSettings(last);
  return change.step - last.until <= gap && changedSettings(change).every((setting) => held.includes(setting));
}
