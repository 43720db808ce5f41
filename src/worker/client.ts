import type { WorkerDeath } from "../engine/reasons";
import { ownScript } from "../site/ownScript";
import { watchLife } from "./life";
import type { Command, Coupling, FromSession, Report, StartWorker, ToWorker } from "./protocol";
import workerUrl from "./worker.ts?worker&url";

/** The page's end of a session. */
export interface Client {
  send(command: Command): void;
  /** Begins another session in the same worker, in lockstep with the others unless it is to be independent; null once it is dead. */
  open(events: ClientEvents, coupling?: Coupling): Client | null;
  /** Has the worker leave the page a core to itself for half a second, because the user is at work. */
  yieldCore(): void;
  /** Ends the session, and with the last one the worker; nothing is reported any more. */
  dispose(): void;
}

/** What a client tells: reports, and once at most that the worker is dead, with the reason as far as known. */
export interface ClientEvents {
  readonly onReport: (report: Report) => void;
  readonly onDeath: (reason: WorkerDeath) => void;
}

/** Starts a worker with one session. */
export function startWorker(events: ClientEvents): Client {
  return new Host().open(events);
}

/** A worker and the page's ends of its sessions. */
class Host {
  readonly #worker = new Worker(ownScript(workerUrl), { type: "module", name: "training" });
  readonly #sessions = new Map<number, ClientEvents>();
  readonly #watch = watchLife(
    (how) => this.#die({ code: how === "silent" ? how : "endedByBrowser" }),
    () => document.visibilityState === "hidden",
  );
  #opened = 0;
  #isOver = false;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<FromSession>) =>
      this.#sessions.get(data.session)?.onReport(data.report);
    this.#worker.onerror = (event) =>
      this.#die(event.message ? { code: "threw", message: event.message } : { code: "notLoaded" });
    // Chromium's workers know the event and have no `onmessageerror`.
    this.#worker.addEventListener("messageerror", () => this.#die({ code: "unreadable" }));
    const { life } = this.#watch;
    const start: StartWorker = { life, site: document.baseURI };
    this.#worker.postMessage(start, [life.port]);
  }

  open(events: ClientEvents, coupling: Coupling = "lockstep"): Client {
    const session = this.#opened++;
    this.#sessions.set(session, events);
    this.#post({ kind: "open", session, coupling });
    return {
      send: (command) => {
        if (this.#sessions.has(session)) this.#post({ kind: "command", session, command });
      },
      open: (others, couplingOfOthers) => (this.#isOver ? null : this.open(others, couplingOfOthers)),
      yieldCore: () => this.#post({ kind: "yieldCore" }),
      dispose: () => this.#end(session),
    };
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #end(session: number): void {
    if (!this.#sessions.delete(session)) return;
    if (this.#sessions.size > 0) this.#post({ kind: "close", session });
    else this.#terminate();
  }

  #die(reason: WorkerDeath): void {
    const bereaved = [...this.#sessions.values()];
    this.#sessions.clear();
    this.#terminate();
    for (const { onDeath } of bereaved) onDeath(reason);
  }

  #terminate(): void {
    this.#isOver = true;
    this.#watch.stop();
    this.#worker.terminate();
  }
}
