import {
  deleteDataSet,
  type KeptDataSet,
  keepDataSet,
  listDataSets,
  readDataSet,
  renameDataSet,
} from "../../../library/dataSets";
import type { LentDataSets, WholeDataSet } from "../../../library/lending";

/** Own data sets wherever they are: kept in this browser, or held in this page's memory because it keeps none. */
export interface OwnLibrary {
  /** Those held first; where this browser keeps nothing, those alone. */
  readonly list: () => Promise<readonly KeptDataSet[]>;
  readonly isHeld: (digest: string) => boolean;
  /** @throws LibraryError */
  readonly read: (digest: string) => Promise<WholeDataSet | undefined>;
  /** @throws LibraryError */
  readonly rename: (digest: string, title: string) => Promise<void>;
  /** Takes a data set away and gives it back, so that it can be kept again. @throws LibraryError */
  readonly take: (digest: string) => Promise<WholeDataSet | undefined>;
  /** @throws LibraryError */
  readonly bringBack: (whole: WholeDataSet, wasHeld: boolean) => Promise<void>;
}

/** The data sets of this browser and those that a page lends. */
export function ownLibrary(lent: LentDataSets): OwnLibrary {
  const read = async (digest: string) => lent.get(digest) ?? (await readDataSet(digest));
  return {
    list: async () => [...lent.all, ...(await listDataSets().catch(() => []))],
    isHeld: (digest) => lent.get(digest) !== undefined,
    read,
    rename: async (digest, title) => {
      const held = lent.get(digest);
      if (held) lent.hold({ ...held, dataSet: { ...held.dataSet, title } });
      else await renameDataSet(digest, title);
    },
    take: async (digest) => {
      const found = await read(digest);
      if (!lent.forget(digest)) await deleteDataSet(digest);
      return found;
    },
    bringBack: async (whole, wasHeld) => {
      if (wasHeld) lent.hold(whole);
      else await keepDataSet(whole.dataSet, whole.images);
    },
  };
}
