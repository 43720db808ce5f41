import { create } from "zustand";
import { defaultExperiment } from "../experiment/experiment";
import { readLink, writeLink } from "../experiment/link";
import type { Actions } from "./actions";
import { Playground } from "./playground";
import { startState } from "./start";
import type { State } from "./state";

const store = create<State>(() => startState(defaultExperiment));
const playground = new Playground({ get: store.getState, set: (state) => store.setState(state, true) });

/** Browsers refuse a page that changes its address too often, as a dragged slider would. */
const LINK_DELAY_MS = 250;

/** Selects from all that the page knows; the component renders again when what it selected changes. */
export const usePlayground: <Selected>(selector: (state: State) => Selected) => Selected = store;

/** What a user can do. */
export const actions: Actions = playground;

/** Starts the worker on the experiment of the page's link, keeps the link in step with the experiment. */
export function startPlayground(): void {
  openLink(location.hash);
  let pending: ReturnType<typeof setTimeout>;
  store.subscribe(({ experiment }, before) => {
    if (experiment === before.experiment) return;
    clearTimeout(pending);
    pending = setTimeout(() => history.replaceState(null, "", writeLink(experiment)), LINK_DELAY_MS);
  });
  window.addEventListener("hashchange", () => openLink(location.hash));
}

function openLink(hash: string): void {
  const { experiment, problems } = readLink(hash);
  playground.open(experiment, problems);
}
