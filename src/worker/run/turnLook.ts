import type { Architecture } from "../../experiment/architecture";
import { CHUNK } from "../../training/trainer";
import type { SeenOf } from "../protocol";
import { type Requests, type ViewName, views } from "../views/list";
import type { Look, Subject } from "../views/view";
import { see } from "./see";
import type { ViewsDue } from "./viewsDue";

/** A look of which a part is done. */
interface Begun<Name extends ViewName> {
  readonly request: Requests[Name];
  /** Whether it took the place of another that was given up half-way. */
  readonly replacing: boolean;
  readonly look: Look<SeenOf<Name>>;
}

/** One view of a model, looked at in turns. */
export class TurnLook<Name extends ViewName> {
  readonly #name: Name;
  readonly #subject: Subject;
  readonly #due: ViewsDue;
  readonly #report: (seen: SeenOf<Name>) => void;
  #begun: Begun<Name> | null = null;

  constructor(name: Name, subject: Subject, due: ViewsDue, report: (seen: SeenOf<Name>) => void) {
    this.#name = name;
    this.#subject = subject;
    this.#due = due;
    this.#report = report;
  }

  /** The model is another one: what is half done is begun again. */
  renew(): void {
    this.#begun = null;
  }

  /** Whether it is under way, or due and to be begun. */
  get isToDo(): boolean {
    if (this.#request === undefined) this.#begun = null;
    return this.#begun !== null || (this.#due.isDue(this.#name) && this.#fits);
  }

  /** Looks at as much of it as the turn has images left for, and reports what was seen once all of it is. */
  async goOn(): Promise<void> {
    const begun = this.isToDo ? this.#newest() : null;
    if (!begun || !this.#hasRoom(begun.request)) return;
    const { done, value } = await begun.look.next();
    if (!done) return;
    this.#begun = null;
    this.#report(value);
  }

  /**
   * The look to go on with. A newer request takes its place, though not twice before one is reported: else nothing would
   * ever be seen of what changes faster than it is computed.
   */
  #newest(): Begun<Name> | null {
    const begun = this.#begun;
    const request = this.#request;
    if (request === undefined || !this.#fits || (begun?.replacing && begun.request !== request)) return begun;
    this.#due.lookedAt(this.#name);
    if (begun?.request === request) return begun;
    this.#begun = { request, replacing: begun !== null, look: see(this.#name, request, this.#subject) };
    return this.#begun;
  }

  /** Whether this model can show what is asked for. */
  get #fits(): boolean {
    const request = this.#request;
    return request !== undefined && (views[this.#name].fits?.(request, this.#architecture) ?? true);
  }

  /** Whether the turn has images left for it; what fits in one turn waits for one, so that it is of one step. */
  #hasRoom(request: Requests[Name]): boolean {
    const images = views[this.#name].images?.(request, this.#architecture) ?? 0;
    const { left } = this.#subject.budget;
    return images > CHUNK ? left > 0 : images <= left;
  }

  get #request(): Requests[Name] | undefined {
    return this.#due.requestOf(this.#name);
  }

  get #architecture(): Architecture {
    return this.#subject.trainer.experiment.architecture;
  }
}
