import { useEffect, useRef } from "react";
import { announce } from "../../state/announcement";
import type { State } from "../../state/state";
import { usePlayground, useWorkspace } from "../../state/store";
import { trainCountOf } from "../../state/view/dataSet";
import type { News } from "./news";

/** Says what happened last once an epoch is over, if anything did in it; what is diagnosed has been said by then. */
export function useSpokenNews(news: readonly News[]): void {
  const workspace = useWorkspace();
  const epoch = usePlayground(epochOf);
  const run = usePlayground((state) => state.run);
  const latest = useRef(news);
  const spoken = useRef<News | undefined>(undefined);
  const before = useRef({ epoch, run });
  useEffect(() => {
    latest.current = news;
  }, [news]);
  useEffect(() => {
    const isOver = run === before.current.run && epoch > before.current.epoch;
    before.current = { epoch, run };
    const last = latest.current.findLast(({ isDiagnosis }) => !isDiagnosis);
    if (!isOver || !last || last.key === spoken.current?.key) return;
    spoken.current = last;
    announce(workspace, last.text, "spoken");
  }, [workspace, epoch, run]);
}

/** Epochs that are over. */
function epochOf(state: State): number {
  return Math.floor((state.step * state.experiment.hyperparameters.batchSize) / trainCountOf(state));
}
