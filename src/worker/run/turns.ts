import type { Dataset } from "../../data/dataset";
import { CHUNK, type Trainer } from "../../training/trainer";
import type { SeenOf } from "../protocol";
import { type ViewName, viewNames, views } from "../views/list";
import type { ImageBudget, Subject } from "../views/view";
import { TurnLook } from "./turnLook";
import type { ViewsDue } from "./viewsDue";

/** Looks for the page at what is urgent of one model, a turn at a time. */
export class Turns {
  /** What its views are computed from. */
  readonly subject: Subject;
  readonly #images = new TurnImages();
  /** The most urgent first. */
  readonly #looks: readonly TurnLook<ViewName>[];
  readonly #amidSteps: readonly TurnLook<ViewName>[];

  constructor(trainer: Trainer, dataset: Dataset, due: ViewsDue, report: (seen: SeenOf<ViewName>) => void) {
    const between = () => this.takeAmidStep();
    this.subject = { trainer, dataset, count: dataset.test.count, budget: this.#images, between };
    const looks = viewNames.map((name) => ({ view: views[name], look: new TurnLook(name, this.subject, due, report) }));
    this.#looks = looks.flatMap(({ view, look }) => (view.taken === "turns" ? look : []));
    this.#amidSteps = looks.flatMap(({ view, look }) => (view.amidSteps ? look : []));
  }

  /** Whether something is to be looked at that this model can show. */
  get areDue(): boolean {
    return this.#looks.some((look) => look.isToDo);
  }

  /** The model is another one: what is half done is begun again. */
  renew(): void {
    for (const look of this.#looks) look.renew();
  }

  /** Takes one turn: looks at all that costs no images, and computes at most `CHUNK` images for the rest. */
  async take(): Promise<void> {
    this.#images.begin();
    for (const look of this.#looks) await look.goOn();
  }

  /** Looks at what may be looked at in the midst of a training step. */
  async takeAmidStep(): Promise<void> {
    for (const look of this.#amidSteps) await look.goOn();
  }
}

/** Images of the turn under way that are not computed yet. */
class TurnImages implements ImageBudget {
  #left = CHUNK;

  get left(): number {
    return this.#left;
  }

  /** Another turn begins. */
  begin(): void {
    this.#left = CHUNK;
  }

  take(most: number): number {
    const some = Math.min(most, this.#left);
    this.#left -= some;
    return some;
  }
}
