import type { State } from "../../state";
import { classes, clouds, prior } from "./codes";
import { diagnoses } from "./diagnoses";
import type { Happening, HappeningRule, Standing } from "./happening";
import { classMeans, meanImage } from "./levels";

const rules: readonly HappeningRule[] = [diagnoses, meanImage, classMeans, classes, prior, clouds];
/** Most happenings of a run; the oldest make way. */
const CAPACITY = 100;

/** What holds of a model that was never trained: it is no better than a decoder without a code, and nothing ails it. */
export const untrainedStanding: Standing = { diagnoses: [], meanImage: [], classMeans: [] };

/**
 * The state with what has happened to its run since the last look. What is looked at for the first time is noted and not
 * told: nobody saw it happen. A run that is looked back on has no news.
 */
export function withHappenings(state: State): State {
  if (state.lookingBack) return state;
  const told: Happening[] = [];
  let standing = state.standing;
  for (const { name, holding, tell } of rules) {
    const before = standing[name];
    const now = holding(state, before ?? []);
    if (!now || (before && isSame(before, now))) continue;
    standing = { ...standing, [name]: now };
    if (!before || state.step === 0) continue;
    const begun = now.filter((each) => !before.includes(each));
    const ended = before.filter((each) => !now.includes(each));
    told.push(...tell(state, begun, ended));
  }
  if (standing === state.standing) return state;
  if (told.length === 0) return { ...state, standing };
  const happenings = [...state.history.happenings, ...told].slice(-CAPACITY);
  return { ...state, standing, history: { ...state.history, happenings } };
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
