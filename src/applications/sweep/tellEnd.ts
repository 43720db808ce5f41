import type { StoreApi } from "zustand/vanilla";
import { announce } from "../../state/announcement";
import type { Sweep } from "../../state/sweep/sweep";
import type { Workspace } from "../../state/workspace";
import { sweepTroubleText } from "../../words/failures";
import { countText } from "../../words/numbers";

/** Tells once a sweep that is under way has ended, to those who look elsewhere or do not see it. */
export function tellEnd(workspace: Pick<Workspace, "announcement">, sweep: StoreApi<Sweep>): void {
  const end = sweep.subscribe(({ progress }) => {
    // From one model to the next there is no progress for a moment.
    if (!progress) queueMicrotask(tellIfOver);
  });
  let told = false;
  const tellIfOver = () => {
    const { progress, points, troubles } = sweep.getState();
    if (progress || told) return;
    told = true;
    end();
    const measured = `The λ sweep is over: ${countText(points.length)} models measured.`;
    announce(workspace, [measured, ...troubles.map(sweepTroubleText)].join(" "), "shown");
  };
}
