import type { FromSession, Report, ToSession } from "../protocol";
import type { Services } from "./builder";
import { Session } from "./session";

/** How long the page has a core to itself after the user's hands have moved, in ms. */
const ROOM_MS = 500;

/** What the sessions of a worker need of the world. */
export type SharedServices = Omit<Services, "report" | "mayStep" | "others"> & {
  readonly report: (report: FromSession) => void;
};

/**
 * The sessions of a worker. Those that train go in step, one at a time: none takes a training step before all others have
 * taken as many, but for those apart. Data are fetched and engines looked for once.
 */
export class Sessions {
  readonly #services: SharedServices;
  readonly #sessions = new Map<number, Session>();
  readonly #apart = new Map<number, Session>();
  #loading: ReturnType<Services["load"]> | undefined;
  #probing: ReturnType<Services["probe"]> | undefined;

  constructor(services: SharedServices) {
    this.#services = services;
  }

  receive({ session: number, apart = false, command }: ToSession): void {
    const sessions = apart ? this.#apart : this.#sessions;
    if (command) return this.#at(number, apart).receive(command);
    sessions.get(number)?.close();
    sessions.delete(number);
  }

  /** The user's hands are at work: all models leave the page a core for a moment. */
  makeRoom(): void {
    for (const session of [...this.#sessions.values(), ...this.#apart.values()]) session.makeRoom(ROOM_MS);
  }

  #at(number: number, apart: boolean): Session {
    const sessions = apart ? this.#apart : this.#sessions;
    const found = sessions.get(number) ?? new Session(this.#servicesOf(number, apart));
    sessions.set(number, found);
    return found;
  }

  #servicesOf(number: number, apart: boolean): Services {
    const { load, probe, createEngine } = this.#services;
    return {
      report: (report: Report) => this.#services.report({ session: number, report }),
      load: (onFetched) => (this.#loading ??= this.#forgetting(load(onFetched))),
      probe: () => (this.#probing ??= probe()),
      createEngine,
      mayStep: (step) => apart || !this.#some((other) => other.isStepping || other.isBehind(step)),
      others: () => this.#trainingBeside(number),
    };
  }

  /** How many sessions that go in step train beside that of a number, which may itself be apart. */
  #trainingBeside(number: number): number {
    return [...this.#sessions].filter(([other, { isTraining }]) => isTraining && other !== number).length;
  }

  #some(holds: (session: Session) => boolean): boolean {
    return [...this.#sessions.values()].some(holds);
  }

  /** What could not be loaded is tried again. */
  async #forgetting(loading: ReturnType<Services["load"]>): ReturnType<Services["load"]> {
    try {
      return await loading;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }
}
