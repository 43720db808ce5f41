/** Names of locks, before the name of the run. */
const PREFIX = "latent-playground/run/";
/** How long a browser may take to say whether a lock is free, in ms. */
const ANSWERS_WITHIN_MS = 2000;
/** How often it is looked which runs other pages have open, in ms: browsers do not tell of it. */
const LOOKS_EVERY_MS = 1000;

/** Which runs this page has open; where the browser has locks, other pages see it. */
export class RunHold {
  readonly #locks: LockManager | null;
  readonly #held = new Map<string, () => void>();

  /** `locks` are the browser's; null where it has none. */
  constructor(locks: LockManager | null) {
    this.#locks = locks;
  }

  /** Takes a run; false where another page has it. Without locks, saving notices another page's saves. */
  async take(id: string): Promise<boolean> {
    if (this.#held.has(id) || !this.#locks) return true;
    try {
      return await this.#lock(id, this.#locks);
    } catch {
      return true;
    }
  }

  /** Whether the lock is to be had; a browser that does not answer is not waited for. */
  #lock(id: string, locks: LockManager): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const whileHeld = (lock: Lock | null) => {
        resolve(lock !== null);
        if (!lock) return undefined;
        return new Promise<void>((release) => this.#held.set(id, release));
      };
      setTimeout(() => resolve(true), ANSWERS_WITHIN_MS);
      locks.request(`${PREFIX}${id}`, { ifAvailable: true }, whileHeld).catch(reject);
    });
  }

  /** Lets go of all runs but these. */
  keepOnly(ids: readonly string[]): void {
    for (const [id, release] of this.#held) {
      if (ids.includes(id)) continue;
      this.#held.delete(id);
      release();
    }
  }

  /** Lets go of all. */
  end(): void {
    this.keepOnly([]);
  }

  /** The runs that other pages have open, as far as the browser tells. */
  async elsewhere(): Promise<ReadonlySet<string>> {
    const held = await this.#heldByAny();
    const ids = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
    return new Set(ids.filter((id) => !this.#held.has(id)));
  }

  /** Calls back whenever other pages have opened or left runs, until what it returns is called. */
  watch(onChange: () => void): () => void {
    let known: string | null = null;
    const look = async () => {
      const seen = [...(await this.elsewhere())].sort().join();
      if (known !== null && seen !== known) onChange();
      known = seen;
    };
    const timer = setInterval(look, LOOKS_EVERY_MS);
    void look();
    return () => clearInterval(timer);
  }

  async #heldByAny(): Promise<readonly LockInfo[]> {
    try {
      return (await this.#locks?.query())?.held ?? [];
    } catch {
      return [];
    }
  }
}
