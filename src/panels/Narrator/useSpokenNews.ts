import { useEffect, useRef } from "react";
import { announce } from "../../state/announcement";
import type { State } from "../../state/state";
import { usePlayground, useWorkspace } from "../../state/store";
import { trainCountOf } from "../../state/view/dataSet";
import type { News } from "./news";
import { newsToSay } from "./spokenNews";

/** Says what happened last once an epoch is over, if anything did in it. */
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
    const said = newsToSay(latest.current, before.current, { epoch, run }, spoken.current);
    before.current = { epoch, run };
    if (!said) return;
    spoken.current = said;
    announce(workspace, said.text, "spoken");
  }, [workspace, epoch, run]);
}

/** Epochs that are over. */
function epochOf(state: State): number {
  return Math.floor((state.step * state.experiment.hyperparameters.batchSize) / trainCountOf(state));
}
