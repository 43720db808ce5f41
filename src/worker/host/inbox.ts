import type { Command, KeepInView } from "../protocol";

/** Commands that something is done for, in their order. */
export type Order = Exclude<Command, KeepInView>;

/** Orders not yet obeyed, oldest first; of those that only the latest matters of, a newer one replaces the older. */
export class Inbox {
  #waiting: Order[] = [];

  put(order: Order): void {
    if (isReplaceable(order)) this.#waiting = this.#waiting.filter(({ kind }) => kind !== order.kind);
    if (order.kind === "recall" && this.#waiting.at(-1)?.kind === "recall") this.#waiting.pop();
    this.#waiting.push(order);
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  take(): Order | undefined {
    return this.#waiting.shift();
  }
}

function isReplaceable({ kind }: Order): boolean {
  return kind === "setObjective" || kind === "setLearningRate" || kind === "tellClass";
}
