import type { Command, SheetName } from "../worker/protocol";

/** What the page keeps in view of its model; told again to a worker that takes another's place. */
export class Wishes {
  readonly #send: (command: Command) => void;
  readonly #sheets = new Map<SheetName, Float32Array>();
  /** How many on the page want the held-out images scored. */
  #scoring = 0;
  /** Whether it is wanted how the terms pull at codes. */
  #pulling = false;

  constructor(send: (command: Command) => void) {
    this.#send = send;
  }

  /** Codes [count, latentDim] whose images are kept in view under a name; null ends it. */
  show(sheet: SheetName, z: Float32Array | null): void {
    if (z) this.#sheets.set(sheet, z);
    else this.#sheets.delete(sheet);
    this.#send({ kind: "keepInView", view: sheet, request: z });
  }

  /** One more, or one fewer, wants the held-out images scored; whether any does now. */
  score(wanted: boolean): boolean {
    const before = this.#scoring;
    this.#scoring = Math.max(0, before + (wanted ? 1 : -1));
    if (before > 0 !== this.#scoring > 0) this.#score(wanted);
    return this.#scoring > 0;
  }

  pull(wanted: boolean): void {
    this.#pulling = wanted;
    this.#send({ kind: "keepInView", view: "latentGradients", request: wanted || null });
  }

  /** Nothing is wanted any more. */
  forget(): void {
    for (const sheet of this.#sheets.keys()) this.show(sheet, null);
    if (this.#scoring > 0) this.#score(false);
    this.#scoring = 0;
    this.pull(false);
  }

  /** Tells all of it to a worker that has heard none. */
  tellAgain(): void {
    for (const [sheet, z] of this.#sheets) this.#send({ kind: "keepInView", view: sheet, request: z });
    if (this.#scoring > 0) this.#score(true);
    if (this.#pulling) this.pull(true);
  }

  #score(wanted: boolean): void {
    this.#send({ kind: "keepInView", view: "scores", request: wanted || null });
  }
}
