import type { Experiment } from "../experiment/experiment";
import type { Losses } from "../experiment/objective";
import type { Checkpoint } from "../model/state";
import { type Database, inLibrary } from "./database";
import { headOf, momentOf, statePieces } from "./moments";

/** Saves of a run that are kept; the older ones stand in where the latest cannot be read. */
const SAVES_KEPT = 3;

/** What is told of a run that this browser keeps, without its numbers. */
export interface KeptRun {
  readonly id: string;
  /** The user's name for it; null where it was given none. */
  readonly name: string | null;
  /** When it was first and last saved, in ms since 1970. */
  readonly begunAt: number;
  readonly savedAt: number;
  readonly step: number;
  readonly experiment: Experiment;
  /** Held-out losses as last measured, nats per image; null before they were. */
  readonly heldOut: Losses | null;
  readonly picture: RunPicture | null;
  /** Bytes that it takes, about. */
  readonly bytes: number;
  /** Its saves, the latest last, and of which moments each is made. */
  readonly saves: readonly RunSave[];
  /** When it was deleted, in ms since 1970; it lies there until it is swept away. Null where it was not. */
  readonly deletedAt: number | null;
}

/** A save of a run: its number, and those of the moments that it holds, where it stands last. */
export interface RunSave {
  readonly serial: number;
  readonly moments: readonly number[];
}

/** Some posterior means of the first two dimensions, [count, 2], and the classes of their images: a map in small. */
export interface RunPicture {
  readonly mu: Float32Array;
  readonly labels: Uint8Array | null;
}

/** What is saved of a run at a time. */
export interface NewSave {
  readonly run: Omit<KeptRun, "begunAt" | "saves" | "bytes" | "name" | "deletedAt"> & { readonly name?: string | null };
  /** What is known of it besides its numbers, as JSON. */
  readonly record: string;
  /** Its moments by their numbers; where it stands is the last. */
  readonly moments: ReadonlyMap<number, Checkpoint>;
}

/** A save as it is read: its record, as JSON, and its moments, where it stands last. */
export interface ReadSave {
  readonly record: string;
  readonly moments: readonly Checkpoint[];
}

/** The runs that a browser keeps; each call may fail with a LibraryError. */
export interface RunLibrary {
  /** The runs that are kept, the one saved last in front; those that were deleted are among them. */
  list(): Promise<readonly KeptRun[]>;
  /**
   * Saves a run, all of it or nothing. `latest` is the number of the save that this one follows, null where it is the
   * first; null where another save has followed that, or none is there any more.
   */
  save(save: NewSave, latest: number | null): Promise<KeptRun | null>;
  /** A save of a run, the latest or one so many before it; null where there is none of it, or not all. */
  read(run: KeptRun, before?: number): Promise<ReadSave | null>;
  /** Changes what is told of a run; does nothing where there is no such run. */
  change(id: string, change: Partial<Pick<KeptRun, "name" | "deletedAt">>): Promise<void>;
  /** Takes runs away for good. */
  remove(ids: readonly string[]): Promise<void>;
}

/** The runs that this browser keeps. */
export const runLibrary: RunLibrary = {
  list: () => inLibrary(async (database) => (await database.getAll("runs")).sort((a, b) => b.savedAt - a.savedAt)),
  save: (save, latest) => inLibrary((database) => saveRun(database, save, latest)),
  read: (run, before = 0) => inLibrary((database) => readSave(database, run, before)),
  change: (id, change) =>
    inLibrary(async (database) => {
      const transaction = database.transaction("runs", "readwrite");
      const run = await transaction.store.get(id);
      if (run) await transaction.store.put({ ...run, ...change });
      await transaction.done;
    }),
  remove: (ids) => inLibrary((database) => removeRuns(database, ids)),
};

async function saveRun(database: Database, save: NewSave, latest: number | null): Promise<KeptRun | null> {
  const transaction = writing(database);
  const ended = transaction.done.catch((error: unknown) => error);
  try {
    const runs = transaction.objectStore("runs");
    const before = await runs.get(save.run.id);
    if ((before?.saves.at(-1)?.serial ?? null) !== latest) return null;
    const run = withSave(save, before);
    const serial = run.saves.at(-1)?.serial ?? 0;
    const moments = newMoments(save, before);
    for (const [number, { state }] of moments) {
      let place = 0;
      // A task for each, that of the answer to the one before: to copy all at once would hold the page up.
      for (const piece of statePieces(state)) {
        await transaction.objectStore("pieces").put(piece, [run.id, number, place++]);
      }
    }
    await Promise.all([
      ...moments.map(([number, moment]) => transaction.objectStore("moments").put(headOf(moment), [run.id, number])),
      ...dropped(transaction, run, before),
      transaction.objectStore("saves").put({ record: save.record }, [run.id, serial]),
      runs.put(run),
    ]);
    const failure = await ended;
    if (failure) throw failure;
    return run;
  } catch (error) {
    abort(transaction);
    // What is written when there is no room left is merely told that it was given up.
    throw transaction.error ?? error;
  }
}

async function readSave(database: Database, run: KeptRun, before: number): Promise<ReadSave | null> {
  const save = run.saves.at(-1 - before);
  if (!save) return null;
  const transaction = reading(database);
  const saved = await transaction.objectStore("saves").get([run.id, save.serial]);
  const moments: Checkpoint[] = [];
  for (const serial of saved ? save.moments : []) {
    const moment = await readMoment(transaction, run.id, serial);
    if (!moment) return null;
    moments.push(moment);
  }
  return saved ? { record: saved.record, moments } : null;
}

async function readMoment(transaction: Reading, id: string, serial: number): Promise<Checkpoint | null> {
  const kept = await transaction.objectStore("moments").get([id, serial]);
  if (!kept || "state" in kept) return kept ?? null;
  return momentOf(kept, (place) => transaction.objectStore("pieces").get([id, serial, place]));
}

async function removeRuns(database: Database, ids: readonly string[]): Promise<void> {
  const transaction = writing(database);
  await Promise.all([
    ...ids.flatMap((id) => [
      transaction.objectStore("runs").delete(id),
      transaction.objectStore("saves").delete(allOf(id)),
      transaction.objectStore("moments").delete(allOf(id)),
      transaction.objectStore("pieces").delete(allOf(id)),
    ]),
    transaction.done,
  ]);
}

type Writing = ReturnType<typeof writing>;
type Reading = ReturnType<typeof reading>;

/** Strict: what was saved is there even if the machine loses its power. */
function writing(database: Database) {
  return database.transaction(["runs", "saves", "moments", "pieces"], "readwrite", { durability: "strict" });
}

function reading(database: Database) {
  return database.transaction(["saves", "moments", "pieces"]);
}

/** Moments that are there already stay as they are. */
function newMoments({ moments }: NewSave, before: KeptRun | undefined): (readonly [number, Checkpoint])[] {
  const there = momentsOf(before);
  return [...moments].filter(([serial]) => !there.has(serial));
}

/** What no save needs any more. */
function dropped(transaction: Writing, run: KeptRun, before: KeptRun | undefined): Promise<unknown>[] {
  const needed = momentsOf(run);
  const serials = run.saves.map(({ serial }) => serial);
  const saves = (before?.saves ?? []).filter(({ serial }) => !serials.includes(serial));
  return [
    ...saves.map(({ serial }) => transaction.objectStore("saves").delete([run.id, serial])),
    ...[...momentsOf(before)]
      .filter((serial) => !needed.has(serial))
      .flatMap((serial) => [
        transaction.objectStore("moments").delete([run.id, serial]),
        transaction.objectStore("pieces").delete(allOf(run.id, serial)),
      ]),
  ];
}

/** A run with one save more, and no more than are kept. */
function withSave({ run, record, moments }: NewSave, before: KeptRun | undefined): KeptRun {
  const serial = (before?.saves.at(-1)?.serial ?? 0) + 1;
  const saves = [...(before?.saves ?? []), { serial, moments: [...moments.keys()] }].slice(-SAVES_KEPT);
  const [moment] = moments.values();
  const count = new Set(saves.flatMap((save) => save.moments)).size;
  return {
    ...run,
    name: before ? before.name : (run.name ?? null),
    begunAt: before?.begunAt ?? run.savedAt,
    saves,
    bytes: count * (moment ? bytesOf(moment) : 0) + saves.length * record.length,
    deletedAt: null,
  };
}

function momentsOf(run: KeptRun | undefined): ReadonlySet<number> {
  return new Set(run?.saves.flatMap(({ moments }) => moments));
}

function bytesOf({ state }: Checkpoint): number {
  return 4 * (3 * state.parameters.length + state.runningStatistics.length);
}

/** All keys that begin so. */
function allOf(...begin: readonly [string, number?]): IDBKeyRange {
  return IDBKeyRange.bound(begin, [...begin, []]);
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}
