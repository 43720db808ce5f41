import { create } from "zustand";
import { defaultExperiment } from "../experiment/experiment";
import { readLink, writeLink } from "../experiment/link";
import type { Actions } from "./actions";
import { Playground } from "./playground";
import { startState } from "./start";
import type { State } from "./state";

const store = create<State>(() => startState(defaultExperiment));
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
