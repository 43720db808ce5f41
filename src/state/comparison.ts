import { create, type StoreApi } from "zustand";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { type Client, type ClientEvents, startWorker } from "../worker/client";
import { Playground } from "./playground";
import { startState } from "./start";
import type { State } from "./state";

/** One model on the page: what is known of it, and what a user can do with it. */
export interface Column {
  /** Tells it from all others of this visit. */
  readonly id: number;
  readonly store: StoreApi<State>;
  readonly playground: Playground;
}

/** The models on the page. */
export interface Columns {
  /** Those that are shown: one, or several side by side that are trained in step. */
  readonly shown: readonly [Column, ...Column[]];
  /** The one that stands still while others are compared; null while none are. */
  readonly resting: Column | null;
}

let created = 0;

/** A model that waits for its experiment; its worker is that of the models that are there. */
function newColumn(state: State): Column {
  const store = create<State>(() => state);
  const keeper = { get: store.getState, set: (next: State) => store.setState(next, true) };
  return { id: created++, store, playground: new Playground(keeper, openSession) };
}

function openSession(events: ClientEvents): Client {
  return columns.getState().resting?.playground.openBeside(events) ?? startWorker(events);
}

/** Which models are on the page. */
export const columns: StoreApi<Columns> = create<Columns>(() => ({
  shown: [newColumn(startState(defaultExperiment))],
  resting: null,
}));

/**
 * Puts models side by side, one an objective, from the initial weights of the experiment at hand; the model that was
 * there stands still until the comparison ends.
 */
export function compare(objectives: readonly Objective[]): void {
  const { shown, resting } = columns.getState();
  if (resting) return;
  const [before] = shown;
  const state = before.store.getState();
  if (state.training) before.playground.pause();
  const [first, ...others] = objectives.map((objective) => newColumn(besideState(state, { objective })));
  if (!first) return;
  columns.setState({ shown: [first, ...others], resting: before });
  for (const { store, playground } of [first, ...others]) playground.open(store.getState().experiment, []);
}

/** Most models side by side. */
export const MOST_COMPARED = 4;

/** Puts one more model beside those that are compared; it begins at the first step, and the others wait for it. */
export function addColumn(objective: Objective): void {
  const { shown, resting } = columns.getState();
  if (!resting || shown.length >= MOST_COMPARED) return;
  const beside = shown[0].store.getState();
  const added = newColumn({ ...besideState(beside, { objective }), map: beside.map });
  columns.setState({ shown: [...shown, added], resting });
  added.playground.open(added.store.getState().experiment, []);
  if (beside.training) added.playground.train();
}

/** Takes one of the models away that are compared; the last two stay. */
export function removeColumn(removed: Column): void {
  const { shown, resting } = columns.getState();
  const [first, second, ...others] = shown.filter((column) => column !== removed);
  if (!resting || !first || !second) return;
  columns.setState({ shown: [first, second, ...others], resting });
  removed.playground.dispose();
}

/** What the page knows of a model that begins beside another one, on the same engine and from the same seed. */
function besideState(state: State, change: Partial<Experiment>): State {
  const { data, engine, engines, z } = state;
  const experiment = { ...state.experiment, ...change };
  const engineChoice = engines.find(({ name }) => name === engine?.name)?.name ?? state.engineChoice;
  return { ...startState(experiment), data, engines, engineChoice, z };
}

/** Ends the comparison and goes on with one of its models, as it is. */
export function keepColumn(kept: Column): void {
  const { shown, resting } = columns.getState();
  if (!resting) return;
  kept.store.setState({ earlier: resting.store.getState().earlier });
  columns.setState({ shown: [kept], resting: null });
  for (const column of [...shown, resting]) if (column !== kept) column.playground.dispose();
}

/** Ends the comparison and goes back to the model from before it. */
export function endComparison(): void {
  const { shown, resting } = columns.getState();
  if (!resting) return;
  resting.playground.forgetWishes();
  columns.setState({ shown: [resting], resting: null });
  for (const column of shown) column.playground.dispose();
}
