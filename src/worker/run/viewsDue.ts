import type { KeepInViewOf } from "../protocol";
import { type Requests, type ViewName, viewNames, views } from "../views/list";

/**
 * What is kept in view of a model, and what of it is due: to be looked at anew because what is asked for or the model has
 * changed. It knows no model and outlives them all; of several requests for one view the latest counts.
 */
export class ViewsDue {
  readonly #requests: { -readonly [Name in ViewName]?: Requests[Name] | undefined } = {};
  readonly #due = new Set<ViewName>();

  constructor() {
    for (const name of viewNames) this.#ask(name, views[name].unasked);
  }

  put<Name extends ViewName>({ view, request }: KeepInViewOf<Name>): void {
    this.#ask(view, request ?? views[view].unasked);
  }

  requestOf<Name extends ViewName>(view: Name): Requests[Name] | undefined {
    return this.#requests[view];
  }

  isDue(view: ViewName): boolean {
    return this.#due.has(view);
  }

  /** A view is about to be looked at. */
  lookedAt(view: ViewName): void {
    this.#due.delete(view);
  }

  /** The model has changed: what is asked for of these views is due. */
  renew(names: readonly ViewName[] = viewNames): void {
    for (const name of names) if (this.#requests[name] !== undefined) this.#due.add(name);
  }

  #ask<Name extends ViewName>(view: Name, request: Requests[Name] | undefined): void {
    this.#requests[view] = request;
    if (request === undefined) this.#due.delete(view);
    else this.#due.add(view);
  }
}
