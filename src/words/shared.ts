import type { History } from "../state/run/history";
import type { State } from "../state/state";
import { decimal } from "./numbers";
import { objectiveTitle } from "./objectiveNames";
import { beginningText } from "./settings";

/** What is told when a link is shared: what it holds of the models that are shown, and how it differs from their runs. */
export function sharedText(shown: readonly Pick<State, "experiment" | "history">[], isComparison: boolean): string {
  if (isComparison) return comparisonText(shown);
  const [only] = shown;
  return only && only.history.marks.length > 0 ? `${asNow}; ${changedText(only.history)}.` : "";
}

const asNow = "It begins with the settings as they are now";

function changedText(history: History): string {
  const { marks } = history;
  const first = decimal(marks[0]?.step ?? 0, 0);
  const when = marks.length === 1 ? `at step ${first}` : `${marks.length} times, first at step ${first}`;
  return `your run began with ${beginningText(history)} and changed ${when}`;
}

function comparisonText(shown: readonly Pick<State, "experiment" | "history">[]): string {
  const holds = `It holds the ${shown.length} models that are compared`;
  const changed = shown.filter(({ history }) => history.marks.length > 0);
  if (changed.length === 0) return `${holds}.`;
  const titles = changed.map(({ experiment }) => `“${objectiveTitle(experiment.objective)}”`).join(" and ");
  return `${holds}, with the objectives as they are now; the ${changed.length === 1 ? "run" : "runs"} of ${titles} began otherwise.`;
}
