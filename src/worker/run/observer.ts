import type { Dataset } from "../../data/dataset";
import type { Trainer } from "../../training/trainer";
import type { Observation } from "../protocol";
import { type ViewName, viewNames, views } from "../views/list";
import { Allowance } from "./allowance";
import { evaluate, evaluateAtMean } from "./evaluation";
import { finish, type Pieces, timed } from "./pieces";
import { see } from "./see";
import { Turns } from "./turns";
import type { ViewsDue } from "./viewsDue";

/** Held-out images of the fixed subset whose losses the curve shows. */
const EVALUATED = 1000;

const ofObjective = viewNames.filter((name) => views[name].followsObjective);
const inPieces = viewNames.filter((name) => views[name].taken === "pieces");
const unasked = inPieces.filter((name) => views[name].unasked !== undefined);
const ofModel = inPieces.filter((name) => !views[name].followsObjective);
const ofToldClass = viewNames.filter((name) => views[name].followsToldClass);
const ofEachGlance = viewNames.filter((name) => views[name].everyGlances !== 2);

/** What an observer needs of its surroundings. */
export interface Watch {
  readonly due: ViewsDue;
  readonly report: (observation: Observation) => void;
  /** How many other models train in the processor's time. */
  readonly competingModels: () => number;
  /** The time in ms. */
  readonly now: () => number;
}

/** Looks at a model from outside, between training steps, and reports what it sees. */
export class Observer {
  /** What is looked at in turns. */
  readonly turns: Turns;
  readonly #trainer: Trainer;
  readonly #watch: Watch;
  /** Of views that a subset will do for. */
  readonly #allowances = new Map<ViewName, Allowance>();
  #glances = 0;

  constructor(trainer: Trainer, dataset: Dataset, watch: Watch) {
    this.turns = new Turns(trainer, dataset, watch.due, watch.report);
    this.#trainer = trainer;
    this.#watch = watch;
  }

  /** Whether something is due that changes with the objective. */
  get isObjectiveDue(): boolean {
    return ofObjective.some((name) => this.#watch.due.isDue(name));
  }

  /** Whether something is due that is looked at in pieces. */
  get arePiecesDue(): boolean {
    return ofModel.some((name) => this.#watch.due.isDue(name));
  }

  /** The objective has changed. */
  renewObjective(): void {
    this.#watch.due.renew(ofObjective);
  }

  /** Tells a conditional network another class, which renews what follows it. */
  tellClass(label: number): void {
    if (this.#trainer.toldClass === label) return;
    this.#trainer.tellClass(label);
    this.turns.renew();
    this.#watch.due.renew(ofToldClass);
  }

  /** Looks at what changes with the objective. */
  async lookAtObjective(): Promise<void> {
    for (const name of ofObjective) await finish(this.#look(name, this.#allowed(name)));
  }

  /** All that is worth seeing of a model that stands still: subsets first, then every held-out image. */
  everything(): Pieces {
    this.turns.renew();
    this.#watch.due.renew();
    return this.#everything();
  }

  async *#everything(): Pieces {
    const firstCounts = new Map<ViewName, number>();
    for (const name of ofModel.filter((each) => unasked.includes(each))) {
      const count = this.#allowed(name);
      firstCounts.set(name, count);
      yield* this.#look(name, count);
    }
    yield* this.evaluate("subset", "means");
    for (const name of ofModel) {
      const isHalfSeen = (firstCounts.get(name) ?? this.#count) < this.#count;
      if (isHalfSeen) yield* this.#look(name, this.#count);
      else if (this.#watch.due.isDue(name)) yield* this.#lookTwice(name);
    }
    yield* this.evaluate("whole");
  }

  /** What is due and looked at in pieces, a subset first where all would take long. */
  async *whatIsDue(): Pieces {
    for (const name of ofModel) if (this.#watch.due.isDue(name)) yield* this.#lookTwice(name);
  }

  /** What is looked at again and again while the model trains; what is looked at in turns is due once more. */
  async *glance(): Pieces {
    const { due } = this.#watch;
    for (const name of unasked) yield* this.#look(name, this.#allowed(name));
    this.#glances += 1;
    if (this.#glances % 2 === 0) return due.renew();
    due.renew(ofEachGlance);
    for (const name of inPieces) {
      if (!unasked.includes(name) && due.isDue(name)) yield* this.#look(name, this.#allowed(name));
    }
  }

  /** Mean losses of the held-out images: the fixed ones of the curve, or all; what is asked for at z = μ comes after them. */
  async *evaluate(part: "subset" | "whole", at: "draws" | "means" = "draws"): Pieces {
    const count = part === "whole" ? this.#count : Math.min(EVALUATED, this.#count);
    const { step, experiment } = this.#trainer;
    const losses = yield* evaluate(this.#trainer, count);
    this.#watch.report({ kind: "evaluated", step, losses, count, part });
    if (at === "draws") return;
    const { noise } = experiment.objective;
    const reconstruction = noise === "zero" ? losses.reconstruction : yield* evaluateAtMean(this.#trainer, count);
    this.#watch.report({ kind: "evaluatedAtMean", step, reconstruction, count });
  }

  async *#lookTwice(name: ViewName): Pieces {
    const count = this.#allowed(name);
    yield* this.#look(name, count);
    if (count < this.#count) yield* this.#look(name, this.#count);
  }

  /** Looks at so many of the first held-out images, or at all that the view is of. */
  #look(name: ViewName, count: number): Pieces {
    this.#watch.due.lookedAt(name);
    const { now } = this.#watch;
    return timed(this.#report(name, count), now, (ms) => this.#allowances.get(name)?.spent(ms, count));
  }

  async *#report(name: ViewName, count: number): Pieces {
    const request = this.#watch.due.requestOf(name);
    if (request === undefined) return;
    const look = see(name, request, { ...this.turns.subject, count });
    for (;;) {
      const { done, value } = await look.next();
      if (done) return this.#watch.report(value);
      // What nobody asks for any more is given up half-way.
      if (this.#watch.due.requestOf(name) === undefined) return;
      yield;
    }
  }

  /** How many held-out images a look at a view may take in by what the last one has cost. */
  #allowed(name: ViewName): number {
    const { subsets } = views[name];
    if (!subsets) return this.#count;
    const allowance = this.#allowances.get(name) ?? new Allowance();
    this.#allowances.set(name, allowance);
    const counts = subsets.map((count) => Math.min(count, this.#count));
    return allowance.choose([this.#count, ...counts], this.#watch.competingModels());
  }

  /** How many held-out images there are. */
  get #count(): number {
    return this.turns.subject.count;
  }
}
