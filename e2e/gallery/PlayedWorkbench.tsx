import { useEffect, useState } from "react";
import { Workbench } from "../../src/apps/workbench/Workbench";
import type { Objective } from "../../src/experiment/objective";
import { openExperiment } from "../../src/state/actions/experiment";
import { setObjective } from "../../src/state/actions/objective";
import { pin } from "../../src/state/actions/probe";
import { train } from "../../src/state/actions/training";
import { compare } from "../../src/state/comparison";
import { createWorkspace, type Workspace } from "../../src/state/workspace";
import { firstObjectives } from "../../src/words/objectiveNames";
import { blobsExperiment } from "./blobs";
import { drivenState } from "./drivenState";
import { PlayedSession } from "./playedSession";

/** What a story can do with a workbench whose worker is played. */
export interface Play {
  /** Another objective, as a user chooses it; a run begins anew where asked for. */
  readonly objective: (change: Partial<Objective>) => void;
  /** Every number of the model is that one from now on. */
  readonly drive: (value: number) => void;
  readonly train: () => void;
  readonly compare: () => void;
}

/** The whole workbench over a model by formula, pinned image and all; a story plays it through `window.play`. */
export function PlayedWorkbench() {
  const [workspace] = useState(played);
  useEffect(() => {
    Object.assign(window, { play: playOf(workspace) });
  }, [workspace]);
  return <Workbench workspace={workspace} />;
}

function played(): Workspace {
  const latentDim = Number(new URLSearchParams(location.search).get("latent") ?? 2);
  const workspace = createWorkspace({ startWorker: (events) => new PlayedSession(events) });
  const { shown } = workspace.models.getState();
  openExperiment(shown, blobsExperiment(latentDim));
  pin(shown, 3);
  return workspace;
}

function playOf(workspace: Workspace): Play {
  const shown = () => workspace.models.getState().shown;
  return {
    objective: (change) => setObjective(shown(), change),
    drive: (value) => {
      for (const { store } of shown()) store.setState(drivenState(store.getState(), value));
    },
    train: () => train(shown()),
    compare: () => compare(workspace, firstObjectives),
  };
}
