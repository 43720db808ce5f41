import type { FromSession, Report, ToSession } from "../protocol";
import type { Services } from "./builder";
import { Session } from "./session";
import { type LoadData, SharedData } from "./sharedData";

/** How long the page has a core to itself after the user's hands have moved, in ms. */
const ROOM_MS = 500;

/** What the sessions of a worker need of the world. */
export type SharedServices = Pick<Services, "probe" | "createEngine"> & {
  readonly load: LoadData;
  readonly report: (report: FromSession) => void;
};

/**
 * The sessions of a worker. Those that train go in step, one at a time: none takes a training step before all others have
 * taken as many, but for those apart. A data set is fetched once for all that use it, and engines are looked for once.
 */
export class Sessions {
  readonly #services: SharedServices;
  readonly #sessions = new Map<number, Session>();
  readonly #apart = new Map<number, Session>();
  readonly #data: SharedData;
  #probing: ReturnType<Services["probe"]> | undefined;

  constructor(services: SharedServices) {
    this.#services = services;
    this.#data = new SharedData(services.load);
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
    const { probe, createEngine } = this.#services;
    const user = {};
    return {
      report: (report: Report) => this.#services.report({ session: number, report }),
      load: (choice, onProgress) => this.#data.take(choice, user, onProgress),
      release: (choice) => this.#data.release(choice, user),
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
}
