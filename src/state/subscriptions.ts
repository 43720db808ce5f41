import type { Command, KeepInViewOf } from "../worker/protocol";
import type { Requests, ViewName } from "../worker/views/list";

/**
 * What the page keeps in view of a model; told again to a worker that takes another's place. Several may ask for one view:
 * the latest request counts.
 */
export class Subscriptions {
  readonly #send: (command: Command) => void;
  /** The requests for each view by those who ask, the latest last. */
  readonly #requests = new Map<ViewName, Map<object, Requests[ViewName]>>();

  constructor(send: (command: Command) => void) {
    this.#send = send;
  }

  /** Whether anyone asks for a view. */
  has(view: ViewName): boolean {
    return this.#latest(view) !== null;
  }

  /** Takes the request of one who asks for a view; null ends it. */
  put(subscriber: object, view: ViewName, request: Requests[ViewName] | null): void {
    const before = this.#latest(view);
    const requests = this.#requests.get(view) ?? new Map();
    this.#requests.set(view, requests);
    requests.delete(subscriber);
    if (request !== null) requests.set(subscriber, request);
    if (this.#latest(view) !== before) this.#tell(view);
  }

  /** Tells all of it to a worker that has heard none. */
  tellAgain(): void {
    for (const view of this.#requests.keys()) if (this.has(view)) this.#tell(view);
  }

  #latest(view: ViewName): Requests[ViewName] | null {
    return [...(this.#requests.get(view)?.values() ?? [])].at(-1) ?? null;
  }

  #tell(view: ViewName): void {
    this.#send(keepInView(view, this.#latest(view)));
  }
}

/** The command to keep a view in view. */
function keepInView<Name extends ViewName>(view: Name, request: Requests[Name] | null): KeepInViewOf<Name> {
  return { kind: "keepInView", view, request };
}
