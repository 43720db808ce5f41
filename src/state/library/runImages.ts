import { isOwn, type OwnChoice } from "../../experiment/dataSets";
import { ImportError } from "../../formats/importError";
import { dataSetIn, npzOf } from "../../library/dataSetFile";
import { keepDataSet, readDataSet } from "../../library/dataSets";
import type { WholeDataSet } from "../../library/lending";
import { LibraryError } from "../../library/libraryError";
import type { Workspace } from "../workspace";
import { lentDataSetsOf } from "./lentDataSets";
import { RunUnreadable } from "./problem";
import type { ReadRun } from "./run";

/**
 * The own images of a run, as an NPZ archive that lies beside it in its file.
 * @throws RunUnreadable where they are not on this machine
 */
export async function imagesFor(workspace: Workspace, { digest }: OwnChoice): Promise<Uint8Array> {
  const found = lentDataSetsOf(workspace).get(digest) ?? (await readDataSet(digest).catch(unlessRefused));
  if (!found) throw new RunUnreadable({ code: "imagesGone" });
  return npzOf(found.dataSet, found.images);
}

/**
 * Has the images that lie beside a run where the run looks for its own: in this browser, or in this page's memory where that
 * keeps none. Images that this machine has already are left as they are.
 * @throws RunUnreadable where they are not those that the run was trained on
 */
export async function bringImages(workspace: Workspace, { record, links }: ReadRun, npz: Uint8Array): Promise<void> {
  const { data } = links.experiment;
  if (!isOwn(data)) return;
  const brought = await read(npz, record.data?.title ?? "Images", data.classCount);
  if (brought?.dataSet.digest !== data.digest) throw new RunUnreadable({ code: "otherImages" });
  const lent = lentDataSetsOf(workspace);
  if (lent.get(data.digest) || (await readDataSet(data.digest).catch(unlessRefused))) return;
  await keepDataSet(brought.dataSet, brought.images).catch((error: unknown) => {
    unlessRefused(error);
    lent.hold(brought);
  });
}

async function read(npz: Uint8Array, title: string, classCount: number): Promise<WholeDataSet | null> {
  try {
    return await dataSetIn(npz, title, classCount);
  } catch (error) {
    if (error instanceof ImportError) return null;
    throw error;
  }
}

/** A browser that keeps nothing has nothing. */
function unlessRefused(error: unknown): undefined {
  if (!(error instanceof LibraryError)) throw error;
}
