/** How fast training goes: images a second over a sliding window of time. */
export class Pace {
  readonly #window: number;
  #marks: { readonly time: number; readonly images: number }[] = [];
  #images = 0;

  /** @param windowMs length of the window */
  constructor(windowMs = 4000) {
    this.#window = windowMs;
  }

  /** Forgets what was before a pause; `time` in ms. */
  start(time: number): void {
    this.#marks = [{ time, images: this.#images }];
  }

  add(images: number, time: number): void {
    this.#images += images;
    this.#marks.push({ time, images: this.#images });
    while (this.#marks.length > 2 && time - (this.#marks[1]?.time ?? time) >= this.#window) this.#marks.shift();
  }

  get imagesPerSecond(): number {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (!first || !last || last.time === first.time) return 0;
    return (1000 * (last.images - first.images)) / (last.time - first.time);
  }
}
