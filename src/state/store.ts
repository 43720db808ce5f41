import { createContext, useCallback, useContext } from "react";
import { useStore } from "zustand";
import type { Experiment } from "../experiment/experiment";
import { propose } from "./actions/experiment";
import type { Model } from "./model";
import type { State } from "./state";
import type { Workspace } from "./workspace";

/** The workspace that a part of the page is on. */
export const WorkspaceContext = createContext<Workspace | null>(null);

/** All models that are shown, which actions are done to. */
export const ModelsContext = createContext<readonly Model[]>([]);

/** The one model that a part of the page shows. */
export const ModelContext = createContext<Model | null>(null);

/** Gives the workspace that a component stands in. @throws Error outside of one */
export function useWorkspace(): Workspace {
  return present(useContext(WorkspaceContext), "WorkspaceContext");
}

/** Gives the models that what a user does here is done to: all that are shown. */
export function useModels(): readonly Model[] {
  return useContext(ModelsContext);
}

/** Gives the model that a component stands in. @throws Error outside of one */
export function useModel(): Model {
  return present(useContext(ModelContext), "ModelContext");
}

/** Selects from all that the page knows of a model; the component renders again when what it selected changes. */
export function usePlayground<Selected>(selector: (state: State) => Selected): Selected {
  return useStore(useModel().store, selector);
}

/** Reads all that the page knows of a model, whenever asked: for what a press needs, so that its button need not follow. */
export function useLatestState(): () => State {
  return useModel().store.getState;
}

/** Proposes a change of the experiment, whatever it is by then; whoever does so need not render again with it. */
export function usePropose(): (change: Partial<Experiment>) => void {
  const models = useModels();
  const latest = useLatestState();
  return useCallback((change) => propose(models, { ...latest().experiment, ...change }), [models, latest]);
}

function present<Value>(value: Value | null, name: string): Value {
  if (value === null) throw new Error(`There is no ${name} here.`);
  return value;
}
