import type { Command } from "./protocol";

/** Commands not yet obeyed, oldest first; of those that only the latest matters of, a newer one replaces the older. */
export class Inbox {
  #waiting: Command[] = [];

  put(command: Command): void {
    if (isReplaceable(command)) this.#waiting = this.#waiting.filter(({ kind }) => kind !== command.kind);
    this.#waiting.push(command);
  }

  take(): Command | undefined {
    return this.#waiting.shift();
  }
}

function isReplaceable({ kind }: Command): boolean {
  return kind === "decode" || kind === "setObjective" || kind === "setLearningRate";
}
