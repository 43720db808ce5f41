import type { Client, ClientEvents } from "../worker/client";
import type { Command, Report } from "../worker/protocol";

/** A session of a worker that a test plays: what was sent to it, and its word to the page. */
export class FakeWorker implements Client {
  readonly commands: Command[] = [];
  /** Sessions that were begun beside this one. */
  readonly beside: FakeWorker[] = [];
  disposed = false;
  /** How often it was asked to yield a core. */
  coresYielded = 0;
  readonly events: ClientEvents;

  constructor(events: ClientEvents) {
    this.events = events;
  }

  send(command: Command): void {
    this.commands.push(command);
  }

  open(events: ClientEvents): FakeWorker {
    const beside = new FakeWorker(events);
    this.beside.push(beside);
    return beside;
  }

  yieldCore(): void {
    this.coresYielded++;
  }

  dispose(): void {
    this.disposed = true;
  }

  says(report: Report): void {
    this.events.onReport(report);
  }

  /** The latest build that was asked for. @throws Error where there was none */
  get lastBuild(): Extract<Command, { kind: "build" }> {
    const build = this.commands.findLast((command) => command.kind === "build");
    if (!build) throw new Error("Nothing was built.");
    return build;
  }
}
