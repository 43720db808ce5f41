import { create } from "zustand";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { readLink, writeLink } from "../experiment/link";
import type { Actions } from "./actions";
import { emptyHistory } from "./history";
import { Playground } from "./playground";
import type { State } from "./state";

const store = create<State>(() => initialState(defaultExperiment));
const playground = new Playground({ get: store.getState, set: (state) => store.setState(state, true) });

/** Selects from all that the page knows; the component renders again when what it selected changes. */
export const usePlayground: <Selected>(selector: (state: State) => Selected) => Selected = store;

/** What a user can do. */
export const actions: Actions = playground;

/** Starts the worker on the experiment of the page's link, keeps the link in step with the experiment. */
export function startPlayground(): void {
  openLink(location.hash);
  store.subscribe(({ experiment }, before) => {
    if (experiment !== before.experiment) history.replaceState(null, "", writeLink(experiment));
  });
  window.addEventListener("hashchange", () => openLink(location.hash));
}

function openLink(hash: string): void {
  const { experiment, problems } = readLink(hash);
  playground.open(experiment, problems);
}

function initialState(experiment: Experiment): State {
  return {
    experiment,
    proposal: null,
    engineChoice: "automatic",
    engines: [],
    data: null,
    run: 0,
    engine: null,
    activity: { name: "Starting", fraction: 0 },
    training: false,
    step: 0,
    imagesPerSecond: 0,
    losses: null,
    heldOut: null,
    history: emptyHistory,
    survey: null,
    reconstructions: null,
    z: Array.from({ length: experiment.architecture.latentDim }, () => 0),
    decoded: null,
    axes: [0, 1],
    checkpoint: null,
    failure: null,
    news: "",
  };
}
