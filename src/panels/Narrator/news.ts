import type { DataDescription } from "../../experiment/dataSets";
import type { History } from "../../state/run/history";
import { happeningText } from "../../words/happenings";
import { changedText } from "../../words/watching";

/** Something that is told of a run: what happened to it, or what was changed. */
export interface News {
  /** Tells it from all others of the run. */
  readonly key: string;
  readonly step: number;
  readonly text: string;
  /** Whether something is wrong; that is told elsewhere as well, at once. */
  readonly isDiagnosis: boolean;
}

/** All that is told of a run, in the order of its steps, each sentence as `say` words it. */
export function newsOf(
  { marks, happenings }: Pick<History, "marks" | "happenings">,
  data: DataDescription,
  say: (sentence: string) => string,
): News[] {
  const changes = marks.map((mark) => ({
    key: `change ${mark.step}`,
    step: mark.step + 1,
    text: say(changedText(mark)),
    isDiagnosis: false,
  }));
  const seen = happenings.map((happening, place) => ({
    key: `${place} ${happening.step}`,
    step: happening.step,
    text: say(happeningText(happening, data)),
    isDiagnosis: happening.code === "diagnosed" || happening.code === "recovered",
  }));
  return [...changes, ...seen].sort((one, other) => one.step - other.step);
}
