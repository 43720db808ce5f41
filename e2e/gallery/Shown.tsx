import { type ReactNode, useState } from "react";
import { openExperiment } from "../../src/state/actions/experiment";
import type { Model } from "../../src/state/model";
import { ModelContext, ModelsContext, WorkspaceContext } from "../../src/state/store";
import { createWorkspace } from "../../src/state/workspace";
import { blobsExperiment } from "./blobs";
import { PlayedSession } from "./playedSession";

/** A picture of the gallery: a part of the page over a model of its own. */
export interface Figure {
  /** Names it and its kept image. */
  readonly name: string;
  /** CSS pixels; null where it is as high as it needs to be. */
  readonly size: readonly [width: number, height: number | null];
  /** 2 unless given. */
  readonly latentDim?: number;
  /** What a user did before. */
  readonly actions?: (models: readonly [Model]) => void;
  readonly content: ReactNode;
}

/** A figure of the gallery under its name. */
export function Shown({ name, size: [width, height], latentDim = 2, actions, content }: Figure) {
  const [workspace] = useState(() => {
    const made = createWorkspace({ startWorker: (events) => new PlayedSession(events) });
    const { shown } = made.models.getState();
    openExperiment(shown, blobsExperiment(latentDim));
    actions?.([shown[0]]);
    return made;
  });
  const { shown } = workspace.models.getState();
  return (
    <section>
      <h2>{name}</h2>
      <div className="shown" data-figure={name} style={{ width, height: height ?? "auto" }}>
        <WorkspaceContext value={workspace}>
          <ModelsContext value={shown}>
            <ModelContext value={shown[0]}>{content}</ModelContext>
          </ModelsContext>
        </WorkspaceContext>
      </div>
    </section>
  );
}
