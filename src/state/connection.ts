import type { Client, ClientEvents } from "../worker/client";
import type { Command, Coupling } from "../worker/protocol";

/** Begins a session of a worker that tells its reports, and its end, to these events. */
export type StartSession = (events: ClientEvents) => Client;

/** A model's line to the session of the worker that trains it; closed until it is opened. */
export class Connection {
  readonly #start: StartSession;
  #client: Client | null = null;
  #isEnded = false;
  #isRetired = false;

  constructor(start: StartSession) {
    this.#start = start;
  }

  get isOpen(): boolean {
    return this.#client !== null;
  }

  /** Begins a session, unless the connection has ended for good. */
  open(events: ClientEvents): void {
    if (!this.#isEnded) this.#client = this.#start(events);
  }

  /** Begins another session in the same worker, in lockstep or independent; null while the connection is closed. */
  openBeside(events: ClientEvents, coupling: Coupling = "lockstep"): Client | null {
    return this.#client?.open(events, coupling) ?? null;
  }

  /** Sends a command; it is lost while the connection is closed. */
  send(command: Command): void {
    this.#client?.send(command);
  }

  /** Has the worker yield a core for half a second. */
  yieldCore(): void {
    this.#client?.yieldCore();
  }

  /** Ends the session; another one may take its place. */
  close(): void {
    this.#client?.dispose();
    this.#client = null;
  }

  /** Whether the model has left the page, and its session lives on only to hand over what it still has. */
  get isRetired(): boolean {
    return this.#isRetired;
  }

  /** The model leaves the page: its session is to end as soon as it has handed over what it has, in so many ms at most. */
  retire(withinMs: number): void {
    this.#isRetired = true;
    setTimeout(() => this.end(), withinMs);
  }

  /** Ends the session of a model that leaves the page. */
  end(): void {
    this.close();
    this.#isEnded = true;
  }
}
