import type { Dataset } from "../../data/dataset";
import type { OnProgress } from "../../data/source";
import { type DataChoice, keyOf } from "../../experiment/dataSets";

/** Loads the data set of a choice until the signal is aborted. */
export type LoadData = (choice: DataChoice, onProgress: OnProgress, signal: AbortSignal) => Promise<Dataset>;

/** A data set that is loaded or being loaded. */
interface Shared {
  readonly loading: Promise<Dataset>;
  readonly cancel: AbortController;
  /** Those who keep it, each with what it is told of the progress. */
  readonly users: Map<object, OnProgress>;
}

/** Data sets that are loaded once for all who use them; one that nobody uses any more is forgotten. */
export class SharedData {
  readonly #load: LoadData;
  readonly #shared = new Map<string, Shared>();

  constructor(load: LoadData) {
    this.#load = load;
  }

  /**
   * The data set of a choice, kept for a user until it is released; what could not be loaded is tried again.
   * @throws DataError where it cannot be had
   */
  async take(choice: DataChoice, user: object, onProgress: OnProgress): Promise<Dataset> {
    const key = keyOf(choice);
    const shared = this.#shared.get(key) ?? this.#begin(choice);
    this.#shared.set(key, shared);
    shared.users.set(user, onProgress);
    try {
      return await shared.loading;
    } catch (error) {
      if (this.#shared.get(key) === shared) this.#shared.delete(key);
      throw error;
    }
  }

  /** A user needs a data set no more; what is on its way and nobody waits for is given up. */
  release(choice: DataChoice, user: object): void {
    const shared = this.#shared.get(keyOf(choice));
    shared?.users.delete(user);
    if (!shared || shared.users.size > 0) return;
    shared.cancel.abort();
    this.#shared.delete(keyOf(choice));
  }

  #begin(choice: DataChoice): Shared {
    const cancel = new AbortController();
    const users = new Map<object, OnProgress>();
    const tellAll: OnProgress = (fraction) => {
      for (const onProgress of users.values()) onProgress(fraction);
    };
    return { loading: this.#load(choice, tellAll, cancel.signal), cancel, users };
  }
}
