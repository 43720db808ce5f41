import { createStore, type StoreApi } from "zustand";
import type { Command } from "../worker/protocol";
import { Connection, type StartSession } from "./connection";
import { Leaving } from "./leaving";
import { Recovery } from "./run/recovery";
import type { State } from "./state";
import { Subscriptions } from "./subscriptions";

/** One model on the page: what is known of it, and the line to the worker that trains it. */
export interface Model {
  /** Tells it from the other models of its workspace. */
  readonly id: number;
  readonly store: StoreApi<State>;
  readonly connection: Connection;
  /** What the page keeps in view of it. */
  readonly subscriptions: Subscriptions;
  readonly recovery: Recovery;
  /** Where runs are kept that are left; one for all models of a workspace. */
  readonly leaving: Leaving;
}

/** A model that no worker trains yet; its sessions will be begun by `start`, and its runs are kept in `leaving` when left. */
export function createModel(
  id: number,
  state: State,
  start: StartSession,
  leaving: Leaving = new Leaving(() => ({ shown: [id], resting: null })),
): Model {
  const connection = new Connection(start);
  return {
    id,
    store: createStore<State>(() => state),
    connection,
    subscriptions: new Subscriptions((command) => connection.send(command)),
    recovery: new Recovery(),
    leaving,
  };
}

/** What the page knows of a model at the moment. */
export function stateOf({ store }: Model): State {
  return store.getState();
}

/** Changes what the page knows of a model. */
export function patch({ store }: Model, change: Partial<State>): void {
  store.setState(change);
}

/** Sends a command to the session that trains a model. */
export function send({ connection }: Model, command: Command): void {
  connection.send(command);
}
