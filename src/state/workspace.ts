import { createStore, type StoreApi } from "zustand";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import type { ReadLink } from "../experiment/link";
import { type Presentation, wholePage } from "../experiment/presentation";
import type { TabName } from "../experiment/sight";
import { type Client, type ClientEvents, startWorker } from "../worker/client";
import { type Announcement, createAnnouncement } from "./announcement";
import type { StartSession } from "./connection";
import { Leaving } from "./leaving";
import { createLibraryState, type LibraryState } from "./library/libraryState";
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
  /** Whether the user would miss what came of it. */
  wouldBeMissed(): boolean;
}

/** What the page shows besides its models, and how it shows them. */
export interface PageState extends Presentation {
  /** Whether the sheet of keys is open. */
  readonly keysShown: boolean;
  /** Whether the editor of the network's layers is open. */
  readonly layersShown: boolean;
  /** Whether the shelf of runs is open. */
  readonly runsShown: boolean;
  /** The files of a run that were dropped on the page, until that is opened; null where none were. */
  readonly droppedRun: readonly File[] | null;
  /** The tab of Explore that is open; null while none was chosen. */
  readonly tab: TabName | null;
  /** The tab that a link opened last; null before one did. */
  readonly linkedTab: TabName | null;
}

/** Models that are looked at together, and the work beside them; workspaces know nothing of each other. */
export interface Workspace {
  readonly models: StoreApi<WorkspaceModels>;
  /** What has been begun beside the models, by name: a part of the page that is fetched later adds its own. */
  readonly sideWork: Map<string, SideWork>;
  /** A link that was followed and waits for the user's consent; null where none does. */
  readonly proposedLink: StoreApi<ReadLink | null>;
  /** What was announced last; the one status message of the workspace shows it. */
  readonly announcement: StoreApi<Announcement>;
  readonly page: StoreApi<PageState>;
  /** What was left last, and can be taken up again. */
  readonly leaving: Leaving;
  /** What is known of the runs that this browser keeps. */
  readonly library: StoreApi<LibraryState>;
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
  const leaving = new Leaving(() => {
    const { shown, resting } = models.getState();
    return { shown: shown.map(({ id }) => id), resting: resting?.id ?? null };
  });
  const newModel = (state: State): Model =>
    createModel(created++, state, (events) => openBeside(models.getState(), events) ?? start(events), leaving);
  const models: StoreApi<WorkspaceModels> = createStore<WorkspaceModels>(() => ({
    shown: [newModel(startState(options.experiment ?? defaultExperiment))],
    resting: null,
  }));
  const proposedLink = createStore<ReadLink | null>(() => null);
  const page = createStore<PageState>(() => ({
    ...wholePage,
    keysShown: false,
    layersShown: false,
    runsShown: false,
    droppedRun: null,
    tab: null,
    linkedTab: null,
  }));
  const announcement = createAnnouncement();
  return {
    models,
    sideWork: new Map(),
    proposedLink,
    announcement,
    page,
    leaving,
    library: createLibraryState(),
    newModel,
  };
}

/** Begins a session in the worker of the model that stays; null where it has none. */
function openBeside({ shown, resting }: WorkspaceModels, events: ClientEvents): Client | null {
  return (resting ?? shown[0]).connection.openBeside(events);
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
