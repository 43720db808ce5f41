import { createContext, useCallback, useContext } from "react";
import { useStore } from "zustand";
import type { Experiment } from "../experiment/experiment";
import { readLink, writeLink } from "../experiment/link";
import { makeRoom } from "../worker/client";
import type { Actions } from "./actions";
import { type Column, columns, endComparison } from "./comparison";
import type { State } from "./state";

/** Browsers refuse a page that changes its address too often, as a dragged slider would. */
const LINK_DELAY_MS = 250;

/** The model that a part of the page is on. */
export const ColumnContext = createContext<Column>(columns.getState().shown[0]);

/** Selects from all that the page knows of a model; the component renders again when what it selected changes. */
export function usePlayground<Selected>(selector: (state: State) => Selected): Selected {
  return useStore(useContext(ColumnContext).store, selector);
}

/** Reads all that the page knows of a model, whenever asked: for what a press needs, so that its button need not follow. */
export function useLatestState(): () => State {
  return useContext(ColumnContext).store.getState;
}

/** What a user can do; done to every model that is shown. */
export const actions: Actions = new Proxy({} as Actions, {
  get:
    (_, name: keyof Actions) =>
    (...values: unknown[]) => {
      for (const { playground } of columns.getState().shown) Reflect.apply(playground[name], playground, values);
    },
});

/** Proposes a change of the experiment, whatever it is by then; whoever does so need not render again with it. */
export function usePropose(): (change: Partial<Experiment>) => void {
  const { store } = useContext(ColumnContext);
  return useCallback((change) => actions.propose({ ...store.getState().experiment, ...change }), [store]);
}

/** The user's hands are at work: whatever trains leaves the page a core for half a second. */
export function favourPage(): void {
  makeRoom();
}

/** Starts the worker on the experiment of the page's link, keeps the link in step with the experiment. */
export function startPlayground(): void {
  openLink();
  let pending: ReturnType<typeof setTimeout>;
  let written: State["experiment"] | null = null;
  const keepLink = () => {
    const { experiment } = columns.getState().shown[0].store.getState();
    if (experiment === written || columns.getState().resting) return;
    written = experiment;
    clearTimeout(pending);
    pending = setTimeout(() => history.replaceState(null, "", writeLink(experiment)), LINK_DELAY_MS);
  };
  followFirst(keepLink);
  window.addEventListener("hashchange", openLink);
}

/** Calls back whenever the first model that is shown changes, or becomes another one. */
function followFirst(onChange: () => void): void {
  let stop = columns.getState().shown[0].store.subscribe(onChange);
  columns.subscribe(({ shown }) => {
    stop();
    stop = shown[0].store.subscribe(onChange);
    onChange();
  });
}

function openLink(): void {
  endComparison();
  const { experiment, problems } = readLink(location.hash);
  columns.getState().shown[0].playground.open(experiment, problems);
}
