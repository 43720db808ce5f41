import type { Coupling, FromSession, Report, ToWorker } from "../protocol";
import type { Services } from "./builder";
import { Session } from "./session";
import { type LoadData, SharedData } from "./sharedData";

/** How long the page has a core to itself after the user's last input, in ms. */
const CORE_MS = 500;

/** What the sessions of a worker need of the world. */
export type SharedServices = Pick<Services, "detectEngines" | "examineEngine" | "createEngine" | "now"> & {
  readonly load: LoadData;
  readonly report: (report: FromSession) => void;
};

/**
 * The sessions of a worker. Those that train in lockstep take one training step at a time, and none before all others have
 * taken as many; an independent one waits for no other, and none for it. A data set is fetched once for all that use it.
 */
export class Sessions {
  readonly #services: SharedServices;
  readonly #sessions = new Map<number, { readonly session: Session; readonly coupling: Coupling }>();
  readonly #data: SharedData;

  constructor(services: SharedServices) {
    this.#services = services;
    this.#data = new SharedData(services.load);
  }

  receive(message: ToWorker): void {
    switch (message.kind) {
      case "open":
        return this.#open(message.session, message.coupling);
      case "command":
        return this.#sessions.get(message.session)?.session.receive(message.command);
      case "close":
        return this.#close(message.session);
      case "yieldCore":
        return this.#yieldCore();
    }
  }

  #open(number: number, coupling: Coupling): void {
    this.#sessions.set(number, { session: new Session(this.#servicesOf(number, coupling)), coupling });
  }

  #close(number: number): void {
    this.#sessions.get(number)?.session.close();
    this.#sessions.delete(number);
  }

  #yieldCore(): void {
    for (const { session } of this.#sessions.values()) session.yieldCore(CORE_MS);
  }

  #servicesOf(number: number, coupling: Coupling): Services {
    const user = {};
    return {
      ...this.#services,
      report: (report: Report) => this.#services.report({ session: number, report }),
      load: (choice, onProgress) => this.#data.take(choice, user, onProgress),
      release: (choice) => this.#data.release(choice, user),
      lockstepAllows: (step) =>
        coupling === "independent" || !this.#lockstep.some(([, each]) => each.isStepping || each.isBehind(step)),
      competingModels: () => this.#lockstep.filter(([other, each]) => each.isTraining && other !== number).length,
    };
  }

  /** The sessions that train in lockstep, and their numbers. */
  get #lockstep(): readonly (readonly [number, Session])[] {
    return [...this.#sessions].flatMap(([number, { session, coupling }]) =>
      coupling === "lockstep" ? [[number, session] as const] : [],
    );
  }
}
