import { LibraryError } from "../../library/libraryError";
import type { KeptRun, NewSave, RunLibrary, RunPicture } from "../../library/runs";
import type { Checkpoint } from "../../model/state";
import { snapshotsWithin } from "../run/snapshots";
import type { State } from "../state";
import { writeCurves } from "./curves";
import { runOf, type WholeRun } from "./run";

/** Bytes that the moments of a run may take in the browser, besides where it stands. */
const MOMENTS_BYTES = 16e6;
/** Runs without a name of their own that are kept; the oldest make way. */
const MOST_KEPT = 40;
/** How long it can be brought back even where its room is needed, in ms. */
export const BROUGHT_BACK_WITHIN_MS = 10_000;
/** How long a deleted run can be brought back, in ms. */
const DELETED_FOR_MS = 3_600_000;
/** Images whose codes the small picture of a run shows. */
const PICTURED = 400;

/** What was written of a run. */
interface Written {
  /** The number of its latest save; null before the first. */
  latest: number | null;
  /** Its moments that are there, by the number they are kept under. */
  moments: Map<Checkpoint, number>;
  next: number;
  /** Where it stood when it was last saved, or is being saved. */
  stands: Checkpoint | null;
}

/** Writes runs: of each only what is not there yet. */
export class RunSaver {
  readonly #library: RunLibrary;
  readonly #now: () => number;
  readonly #written = new Map<string, Written>();
  readonly #beside: Checkpoint[] = [];

  /** `now` is the time in ms since 1970. */
  constructor(library: RunLibrary, now: () => number) {
    this.#library = library;
    this.#now = now;
  }

  /** Whether a run that stands at a moment has been saved there, or is being saved; of a run without a name, under any. */
  isSaved(id: string | null, stands: Checkpoint): boolean {
    if (id !== null) return this.#written.get(id)?.stands === stands;
    const isWritten = [...this.#written.values()].some((each) => each.stands === stands);
    return isWritten || this.#beside.some((each) => isSameMoment(each, stands));
  }

  /** A run that stands at a moment was read to stand beside others: it is kept, however often the worker tells of that moment. */
  setBeside(stands: Checkpoint): void {
    this.#beside.push(stands);
  }

  /** A save of a run has begun. */
  begin(id: string, stands: Checkpoint): void {
    this.#of(id).stands = stands;
  }

  /** A run that was read is saved on from there: its moments, as they were read, need not be written again. */
  takeUp({ id, saves }: KeptRun, moments: readonly Checkpoint[]): void {
    const save = saves.at(-1);
    const all = saves.flatMap((each) => each.moments);
    const numbered =
      save?.moments.length === moments.length
        ? moments.map((moment, index) => [moment, save.moments[index]] as const)
        : [];
    this.#written.set(id, {
      latest: save?.serial ?? null,
      moments: new Map(numbered.flatMap(([moment, serial]) => (serial === undefined ? [] : [[moment, serial]]))),
      next: Math.max(0, ...all) + 1,
      stands: moments.at(-1) ?? null,
    });
  }

  /** Saves a run as a state has it; false where another page has saved it since. @throws LibraryError */
  async save(id: string, state: State): Promise<boolean> {
    const whole = runOf(state, null);
    if (!whole) return true;
    const written = this.#of(id);
    const moments = this.#numbered(written, whole.moments);
    const save = { run: headOf(id, state, whole, this.#now()), record: recordText(whole), moments };
    const kept = await this.#put(save, written.latest).catch((error: unknown) => {
      // It is not there, and so is to be saved again.
      written.stands = null;
      throw error;
    });
    if (!kept) {
      this.#written.delete(id);
      return false;
    }
    const isFirst = written.latest === null;
    written.latest = kept.saves.at(-1)?.serial ?? null;
    const there = new Set(kept.saves.at(-1)?.moments);
    written.moments = new Map(
      [...moments].flatMap(([serial, moment]) => (there.has(serial) ? [[moment, serial]] : [])),
    );
    if (isFirst) await this.#sweep();
    return true;
  }

  /** Writes a save; where there is no room for all of it, where it stands alone, once what was deleted is taken away. */
  async #put(save: NewSave, latest: number | null): Promise<KeptRun | null> {
    try {
      return await this.#library.save(save, latest);
    } catch (error) {
      if (!(error instanceof LibraryError) || error.code !== "storageFull") throw error;
      const hasRoom = await this.#makeRoom();
      if (!hasRoom && save.moments.size === 1) throw error;
      return this.#library.save({ ...save, moments: lastOf(save.moments) }, latest);
    }
  }

  #of(id: string): Written {
    const there = this.#written.get(id) ?? { latest: null, moments: new Map(), next: 1, stands: null };
    this.#written.set(id, there);
    return there;
  }

  /** The moments to be kept, with their numbers: those that are there already, and where it stands. */
  #numbered(written: Written, moments: readonly Checkpoint[]): ReadonlyMap<number, Checkpoint> {
    const stands = moments.at(-1);
    const known = moments.filter((moment) => written.moments.has(moment));
    // Few moments are newly written at a time: beside where it stands, only while none of the run are there.
    const wanted =
      known.length === 0 ? moments : [...known.filter((moment) => moment !== stands), ...moments.slice(-1)];
    const numbers = snapshotsWithin(wanted, MOMENTS_BYTES).map((moment) => {
      const serial = written.moments.get(moment) ?? written.next++;
      return [serial, moment] as const;
    });
    return new Map(numbers);
  }

  /** Takes away for good what was deleted, but for what the user may still want back at once; whether there was any. */
  async #makeRoom(): Promise<boolean> {
    const before = this.#now() - BROUGHT_BACK_WITHIN_MS;
    const deleted = (await this.#library.list()).filter(({ deletedAt }) => deletedAt !== null && deletedAt <= before);
    if (deleted.length > 0) await this.#library.remove(deleted.map(({ id }) => id));
    return deleted.length > 0;
  }

  /** Takes away what was deleted a while ago, and the oldest runs without a name where they are too many. */
  async #sweep(): Promise<void> {
    const runs = await this.#library.list();
    const before = this.#now() - DELETED_FOR_MS;
    const deleted = runs.filter(({ deletedAt }) => deletedAt !== null && deletedAt < before);
    const unnamed = runs.filter(({ name, deletedAt }) => name === null && deletedAt === null);
    const gone = [...deleted, ...unnamed.slice(MOST_KEPT)].map(({ id }) => id);
    if (gone.length > 0) await this.#library.remove(gone);
  }
}

function isSameMoment(one: Checkpoint, other: Checkpoint): boolean {
  if (one === other) return true;
  const [ours, theirs] = [one.state.parameters, other.state.parameters];
  return one.step === other.step && ours.every((value, index) => value === theirs[index]);
}

function lastOf(moments: ReadonlyMap<number, Checkpoint>): ReadonlyMap<number, Checkpoint> {
  return new Map([...moments].slice(-1));
}

function headOf(id: string, state: State, { record }: WholeRun, savedAt: number) {
  const { experiment } = state;
  const { heldOut: ofSubset, heldOutWhole: ofAll } = record;
  const heldOut = (ofAll && ofAll.step >= (ofSubset?.step ?? 0) ? ofAll : ofSubset)?.losses ?? null;
  return { id, savedAt, step: record.step, experiment, heldOut, picture: pictureOf(state) };
}

/** The record with the curves and what happened, as JSON. */
function recordText({ record, curves, happenings }: WholeRun): string {
  return JSON.stringify({ ...record, history: writeCurves(curves), happenings });
}

/** The map in small: the first two coordinates of some means. */
function pictureOf({ views, data, experiment }: State): RunPicture | null {
  const { survey } = views;
  if (!survey) return null;
  const { latentDim } = experiment.architecture;
  const count = Math.min(PICTURED, survey.mu.length / latentDim);
  const mu = Float32Array.from({ length: 2 * count }, (_, index) => {
    const [row, axis] = [Math.floor(index / 2), index % 2];
    return axis < latentDim ? (survey.mu[row * latentDim + axis] ?? 0) : 0;
  });
  return { mu, labels: data?.testLabels?.slice(0, count) ?? null };
}
