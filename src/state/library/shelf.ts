import type { StoreApi } from "zustand";
import { isZip, listZip } from "../../formats/zip";
import type { KeptRun } from "../../library/runs";
import { joinComparison } from "../comparison";
import { everyModel } from "../everyModel";
import { patch, stateOf } from "../model";
import { withEarlier } from "../run/earlier";
import type { Workspace } from "../workspace";
import { type LibraryState, tellChange } from "./libraryState";
import { openRun, readKept, starting } from "./open";
import { NAME_LENGTH } from "./record";
import { stateOfRun } from "./run";
import { areOfRun, imagesAmong, membersOfZip, readRunMembers } from "./runFile";
import type { RunKeeping } from "./start";

/** No run's file is larger. */
const MOST_BYTES = 2 ** 28;

/** What the shelf of runs shows. */
export interface Shelf {
  /** The runs that are kept, the one saved last in front. */
  readonly runs: readonly KeptRun[];
  /** Those that were deleted last, and can be brought back. */
  readonly deleted: readonly KeptRun[];
  /** Which of them this page has open, and which another one. */
  readonly here: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
}

/** The runs that this browser keeps. @throws LibraryError */
export async function listShelf(workspace: Workspace, { library, hold }: RunKeeping): Promise<Shelf> {
  const [runs, elsewhere] = await Promise.all([library.list(), hold.elsewhere()]);
  return {
    runs: runs.filter(({ deletedAt }) => deletedAt === null),
    deleted: runs.filter(({ deletedAt }) => deletedAt !== null),
    here: new Set(everyModel(workspace).flatMap((model) => stateOf(model).keptAs ?? [])),
    elsewhere,
  };
}

/**
 * Opens a run that is kept, at rest; where another page has it open, as a run of its own.
 * @throws RunUnreadable where none of its saves can be read; LibraryError
 */
export async function openKept(workspace: Workspace, { library, keeper }: RunKeeping, kept: KeptRun): Promise<void> {
  const run = await readKept(library, kept);
  const isOurs = await keeper.takeUp(kept, run.moments);
  openRun(workspace, run, isOurs ? kept.id : null);
}

/**
 * Has the curves of a run that is kept stand behind those of the model at hand, as an earlier run's do; not where it was
 * trained on other images, whose losses are no measure for these.
 * @throws RunUnreadable where none of its saves can be read; LibraryError
 */
export async function standBehind(
  workspace: Workspace,
  { library }: Pick<RunKeeping, "library">,
  kept: KeptRun,
): Promise<void> {
  const { history: before, experiment } = stateOfRun(await readKept(library, kept));
  const [model] = workspace.models.getState().shown;
  const { earlier, history, experiment: present } = stateOf(model);
  if (JSON.stringify(experiment.data) !== JSON.stringify(present.data)) return;
  const { number } = history;
  const beside = withEarlier(earlier, { ...before, number });
  if (beside !== earlier) patch(model, { earlier: beside, history: { ...history, number: number + 1 } });
}

/**
 * Puts a run that is kept beside the models that are compared, as a run of its own.
 * @throws RunUnreadable where none of its saves can be read; LibraryError
 */
export async function compareKept(
  workspace: Workspace,
  { library, keeper }: Pick<RunKeeping, "library" | "keeper">,
  kept: KeptRun,
): Promise<void> {
  const state = stateOfRun(await readKept(library, kept));
  if (state.checkpoint) keeper.setBeside(state.checkpoint);
  joinComparison(workspace, { ...state, activity: starting });
}

/**
 * Opens a run from its zip file, or from the files of its folder, at rest; it is kept as a run of its own.
 * @throws RunUnreadable where they are none, or not whole; nothing is left then
 */
export async function openRunFiles(workspace: Workspace, files: readonly File[]): Promise<void> {
  const named = await Promise.all(
    files.map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const),
  );
  const [first] = named;
  const byName = new Map(named);
  const isZipFile = first !== undefined && named.length === 1 && isZip(first[1]);
  const members = isZipFile ? membersOfZip(first[1]) : (name: string) => byName.get(name) ?? null;
  const run = readRunMembers(members);
  const images = imagesAmong(members);
  if (images) await (await import("./runImages")).bringImages(workspace, run, images);
  openRun(workspace, run, null);
}

/** Whether files are those of a run: its zip file alone, or the files of its folder. */
export async function areRunFiles(files: readonly File[]): Promise<boolean> {
  const [first, ...others] = files;
  if (!first) return false;
  if (others.length > 0) return areOfRun(files.map(({ name }) => name));
  if (first.size > MOST_BYTES || !isZip(new Uint8Array(await first.slice(0, 4).arrayBuffer()))) return false;
  const bytes = new Uint8Array(await first.arrayBuffer());
  try {
    return areOfRun(listZip(bytes, first.name).map(({ name }) => name));
  } catch {
    // Whoever opens it otherwise says what is wrong with it.
    return false;
  }
}

/** Gives a run another name; an empty one takes it away. @throws LibraryError */
export async function renameRun(keeping: RunKeeping, id: string, name: string): Promise<void> {
  const fitting = name.normalize("NFC").replace(UNSEEN, "").trim().slice(0, NAME_LENGTH);
  await changed(keeping, () => keeping.library.change(id, { name: fitting === "" ? null : fitting }));
}

/** Marks of writing that are not seen: control characters, and what turns the direction of text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;

/** Keeps a run once more, under a name of its own. @throws LibraryError */
export async function duplicateRun(keeping: RunKeeping, kept: KeptRun, name: string): Promise<void> {
  const save = await keeping.library.read(kept);
  if (!save) return;
  const moments = new Map(save.moments.map((moment, index) => [index + 1, moment]));
  const run = { ...kept, id: keeping.newId(), name: name.slice(0, NAME_LENGTH), savedAt: keeping.now() };
  await changed(keeping, () => keeping.library.save({ run, record: save.record, moments }, null));
}

/** Deletes runs, so that they can be brought back for a while. @throws LibraryError */
export async function deleteRuns(keeping: RunKeeping, ids: readonly string[]): Promise<void> {
  const deletedAt = keeping.now();
  await changed(keeping, () => Promise.all(ids.map((id) => keeping.library.change(id, { deletedAt }))));
}

/** Brings back runs that were deleted. @throws LibraryError */
export async function bringBack(keeping: RunKeeping, ids: readonly string[]): Promise<void> {
  await changed(keeping, () => Promise.all(ids.map((id) => keeping.library.change(id, { deletedAt: null }))));
}

/** Takes away for good what was deleted. @throws LibraryError */
export async function sweepAway(keeping: RunKeeping, ids: readonly string[]): Promise<void> {
  await changed(keeping, () => keeping.library.remove(ids));
}

async function changed(
  { state }: { readonly state: StoreApi<LibraryState> },
  act: () => Promise<unknown>,
): Promise<void> {
  await act();
  tellChange(state);
}
