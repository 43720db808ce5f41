import type { State } from "../state";
import { withEarlier } from "./earlier";
import { historyUntil } from "./history";
import { snapshotsUntil } from "./snapshots";

/** What the page shows at once of a moment of the run; all else of it comes with the worker's reports. */
export function atMoment({ history }: State, step: number): Pick<State, "step" | "losses"> {
  const latest = [history.recent, history.train.points].map((points) => points.findLast((each) => each.step <= step));
  return { step, losses: latest.find((point) => point !== undefined) ?? null };
}

/** How far the run has come, whatever moment of it is looked at. */
export function presentStep({ lookingBack, snapshots, step }: State): number {
  return (lookingBack ? snapshots.at(-1)?.step : undefined) ?? step;
}

/** The run as it goes on from the moment that is looked at; the curves of what is given up stay, as an earlier run's. */
export function fromHere(state: State): Partial<State> {
  const { step, snapshots, history, checkpoint } = state;
  if (step >= presentStep(state)) return { lookingBack: false };
  const earlier = withEarlier(state.earlier, history);
  const number = earlier === state.earlier ? history.number : history.number + 1;
  const left = snapshotsUntil(snapshots, step);
  return {
    lookingBack: false,
    snapshots: left,
    checkpoint: checkpoint && checkpoint.step <= step ? checkpoint : (left.at(-1) ?? null),
    divergence: null,
    history: { ...historyUntil(history, step), number },
    earlier,
  };
}
