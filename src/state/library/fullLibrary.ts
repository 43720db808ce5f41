import { LibraryError } from "../../library/libraryError";
import type { KeptRun, NewSave, RunLibrary } from "../../library/runs";

/**
 * A library that can be tidied up where it is full: a browser without room refuses even to note that a run is deleted, which is
 * noted here then, until the page ends or the run is taken away for good.
 */
export class FullLibrary implements RunLibrary {
  readonly #library: RunLibrary;
  readonly #deletedAt = new Map<string, number | null>();

  constructor(library: RunLibrary) {
    this.#library = library;
  }

  async list(): Promise<readonly KeptRun[]> {
    const runs = await this.#library.list();
    return runs.map((run) => {
      const deletedAt = this.#deletedAt.get(run.id);
      return deletedAt === undefined ? run : { ...run, deletedAt };
    });
  }

  async save(save: NewSave, latest: number | null): Promise<KeptRun | null> {
    const kept = await this.#library.save(save, latest);
    this.#deletedAt.delete(save.run.id);
    return kept;
  }

  read(run: KeptRun, before?: number) {
    return this.#library.read(run, before);
  }

  async change(id: string, change: Parameters<RunLibrary["change"]>[1]): Promise<void> {
    try {
      await this.#library.change(id, change);
      this.#deletedAt.delete(id);
    } catch (error) {
      const isFull = error instanceof LibraryError && error.code === "storageFull";
      if (!isFull || change.name !== undefined || change.deletedAt === undefined) throw error;
      this.#deletedAt.set(id, change.deletedAt);
    }
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#library.remove(ids);
    for (const id of ids) this.#deletedAt.delete(id);
  }
}
