import { createStore, type StoreApi } from "zustand";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { startWorker } from "../worker/client";
import type { StartSession } from "./connection";
import { createModel, type Model } from "./model";
import { startState } from "./start";
import type { State } from "./state";

/** The models of a workspace. */
export interface WorkspaceModels {
  /** Those that are shown: one, or several side by side that are trained in lockstep. */
  readonly shown: readonly [Model, ...Model[]];
  /** The one that stands still while others are compared; null while none are. */
  readonly resting: Model | null;
}

/** Work beside the models that the workspace holds until it ends, such as a sweep. */
export interface SideWork {
  stop(): void;
}

/** Models that are looked at together, and the work beside them; workspaces know nothing of each other. */
export interface Workspace {
  readonly models: StoreApi<WorkspaceModels>;
  /** What has been begun beside the models, by name: a part of the page that is fetched later adds its own. */
  readonly sideWork: Map<string, SideWork>;
  /** Makes a model that waits for its experiment; its sessions begin in the worker of the models that are there. */
  readonly newModel: (state: State) => Model;
}

/** What a workspace is made of. */
interface WorkspaceOptions {
  /** Starts a worker with one session; that of the page unless given. */
  readonly startWorker?: StartSession;
  /** What the first model is said to be until it is built. */
  readonly experiment?: Experiment;
}

/** A workspace with one model, which no worker trains before its experiment is opened. */
export function createWorkspace(options: WorkspaceOptions = {}): Workspace {
  const start = options.startWorker ?? startWorker;
  let created = 0;
  const newModel = (state: State): Model =>
    createModel(
      created++,
      state,
      (events) => models.getState().resting?.connection.openBeside(events) ?? start(events),
    );
  const models: StoreApi<WorkspaceModels> = createStore<WorkspaceModels>(() => ({
    shown: [newModel(startState(options.experiment ?? defaultExperiment))],
    resting: null,
  }));
  return { models, sideWork: new Map(), newModel };
}

/** Ends the work beside the models and all sessions of a workspace, and with them its worker. */
export function closeWorkspace({ models, sideWork }: Workspace): void {
  for (const work of sideWork.values()) work.stop();
  const { shown, resting } = models.getState();
  for (const model of [...shown, resting]) model?.connection.end();
}

/** Has the workers of a workspace yield a core for half a second, because the user is at work. */
export function yieldCore({ models }: Workspace): void {
  const { shown, resting } = models.getState();
  for (const model of [...shown, resting]) model?.connection.yieldCore();
}
