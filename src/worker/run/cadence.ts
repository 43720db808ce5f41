import { LOSSES_KEPT } from "../../engine/engine";

/** Training steps between two held-out losses of the curve; fixed, so that every machine sees the same points. */
const EVALUATE_EVERY_STEPS = 50;
/** Before the first of those, as much changes in a run's first steps. */
const EVALUATED_STEPS: readonly number[] = [10, 20];
/** Training steps between two that reckon at z = μ too, which the curve does without. */
const EVALUATE_AT_MEAN_EVERY_STEPS = 500;
const REPORT_EVERY_MS = 100;
const SAVE_EVERY_MS = 2000;
/** Saves take at most one part in this many of the time, but for those of the first steps. */
const SAVE_PATIENCE = 100;
/** However long they take, one is due after so many ms. */
const SAVE_AT_LAST_MS = 10_000;
/** Much changes in the first steps: these are saved however fast they come. */
const SAVED_STEPS: readonly number[] = [5, 10, 20, 40, 80, 160, 320];
const GLANCE_EVERY_MS = 600;
/** Glances, at all models that train, take at most one part in this many and one of the time. */
const GLANCE_PATIENCE = 5;

/** When, in the course of training, to report, to look and to save. Times in ms. */
export class Cadence {
  #reported = 0;
  #saved = 0;
  #saveCost = 0;
  #glanced = 0;
  #glanceCost = 0;
  #stepsUnread = 0;
  /** As measured by reading losses, which waits for the device; unknown at first. */
  #stepMs = Number.POSITIVE_INFINITY;

  /** Training starts: a first report comes soon, a first glance not before there is something to see. */
  start(now: number): void {
    this.#reported = now;
    this.#saved = now;
    this.#glanced = now;
  }

  stepped(): void {
    this.#stepsUnread += 1;
  }

  /** A device may lag behind what it was given: no more is given than it does between two reports. */
  isReportDue(now: number): boolean {
    const lagMs = Math.max(now - this.#reported, this.#stepsUnread * this.#stepMs);
    return this.#stepsUnread >= LOSSES_KEPT || lagMs >= REPORT_EVERY_MS;
  }

  reported(now: number): void {
    if (this.#stepsUnread > 0) this.#stepMs = (now - this.#reported) / this.#stepsUnread;
    this.#reported = now;
    this.#stepsUnread = 0;
  }

  isEvaluationDue(step: number): boolean {
    return step % EVALUATE_EVERY_STEPS === 0 || EVALUATED_STEPS.includes(step);
  }

  /** At which codes an evaluation decodes: at drawn ones, or at means as well. */
  codesDue(step: number): "draws" | "means" {
    return step % EVALUATE_AT_MEAN_EVERY_STEPS === 0 || step <= EVALUATE_EVERY_STEPS ? "means" : "draws";
  }

  isSaveDue(step: number, now: number): boolean {
    const every = Math.min(Math.max(SAVE_EVERY_MS, SAVE_PATIENCE * this.#saveCost), SAVE_AT_LAST_MS);
    return SAVED_STEPS.includes(step) || now - this.#saved >= every;
  }

  /** A save is over; it held training up for so long. */
  saved(now: number, cost: number): void {
    this.#saved = now;
    this.#saveCost = cost;
  }

  /** The more others train beside a model, the less often it is looked at. */
  isGlanceDue(now: number, others = 0): boolean {
    const each = Math.max(GLANCE_EVERY_MS, GLANCE_PATIENCE * this.#glanceCost);
    return now - this.#glanced >= (1 + others) * each;
  }

  /** A glance is over; it took so long, without what was done for other models meanwhile. */
  glanced(now: number, cost: number): void {
    this.#glanced = now;
    this.#glanceCost = cost;
  }
}
