import type { ImageShape } from "../experiment/architecture";
import { inLibrary } from "./database";

/** A data set that this browser keeps, without its images. */
export interface KeptDataSet {
  /** The first 16 hexadecimal digits of the SHA-256 of its images and labels. */
  readonly digest: string;
  /** What its owner calls it. */
  readonly title: string;
  readonly imageShape: ImageShape;
  /** The names of the classes by their labels; empty where the images have none. */
  readonly classNames: readonly string[];
  readonly trainCount: number;
  readonly testCount: number;
  /** Bytes of its images and labels. */
  readonly bytes: number;
  /** When it was kept, in ms since 1970. */
  readonly keptAt: number;
}

/** The images of a data set that this browser keeps; labels are null where they have no classes. */
export interface KeptImages {
  /** Levels 0 to 255, [trainCount, height × width × channels]. */
  readonly trainImages: Uint8Array;
  readonly trainLabels: Uint8Array | null;
  /** Those held out, likewise. */
  readonly testImages: Uint8Array;
  readonly testLabels: Uint8Array | null;
}

/**
 * Keeps a data set, in place of one with the same digest.
 * @throws LibraryError
 */
export function keepDataSet(dataSet: KeptDataSet, images: KeptImages): Promise<void> {
  return inLibrary(async (database) => {
    const writing = database.transaction(["dataSets", "dataSetImages"], "readwrite", { durability: "strict" });
    await Promise.all([
      writing.objectStore("dataSetImages").put(images, dataSet.digest),
      writing.objectStore("dataSets").put(dataSet, dataSet.digest),
      writing.done,
    ]);
  });
}

/**
 * The data sets that this browser keeps, the latest first.
 * @throws LibraryError
 */
export function listDataSets(): Promise<readonly KeptDataSet[]> {
  return inLibrary(async (database) => {
    const all = await database.getAll("dataSets");
    return all.sort((a, b) => b.keptAt - a.keptAt);
  });
}

/**
 * A data set with its images; undefined where this browser does not keep it.
 * @throws LibraryError
 */
export function readDataSet(
  digest: string,
): Promise<{ readonly dataSet: KeptDataSet; readonly images: KeptImages } | undefined> {
  return inLibrary(async (database) => {
    const reading = database.transaction(["dataSets", "dataSetImages"]);
    const [dataSet, images] = await Promise.all([
      reading.objectStore("dataSets").get(digest),
      reading.objectStore("dataSetImages").get(digest),
    ]);
    return dataSet && images && { dataSet, images };
  });
}

/**
 * Gives a kept data set another title; nothing happens where it is not kept.
 * @throws LibraryError
 */
export function renameDataSet(digest: string, title: string): Promise<void> {
  return inLibrary(async (database) => {
    const writing = database.transaction("dataSets", "readwrite");
    const kept = await writing.store.get(digest);
    if (kept) await writing.store.put({ ...kept, title }, digest);
    await writing.done;
  });
}

/**
 * Forgets a data set.
 * @throws LibraryError
 */
export function deleteDataSet(digest: string): Promise<void> {
  return inLibrary(async (database) => {
    const writing = database.transaction(["dataSets", "dataSetImages"], "readwrite");
    await Promise.all([
      writing.objectStore("dataSets").delete(digest),
      writing.objectStore("dataSetImages").delete(digest),
      writing.done,
    ]);
  });
}
