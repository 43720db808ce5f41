import { createStore, type StoreApi } from "zustand";
import type { KeptRun } from "../../library/runs";
import type { StorageEstimate } from "../../site/storage";

/** Why a run could not be saved: this browser is full, keeps nothing at all, or a newer page has made its library over. */
export type SavingTrouble =
  | ({ readonly code: "storageFull" } & StorageEstimate)
  | { readonly code: "storageRefused" | "libraryOfNewerPage" };

/** What the page knows of the runs that this browser keeps. */
export interface LibraryState {
  /** The run of an earlier visit that can be gone on with; null where there is none, or it was answered. */
  readonly offered: KeptRun | null;
  /** Why the latest save failed; null where it did not. */
  readonly trouble: SavingTrouble | null;
  /** Runs, by what they are kept as, that were saved since the page was opened. */
  readonly saved: ReadonlySet<string>;
  /** Grows with each change to what is kept, so that whoever lists it does so again. */
  readonly changes: number;
}

/** Of a page that has kept nothing yet. */
export function createLibraryState(): StoreApi<LibraryState> {
  return createStore<LibraryState>(() => ({ offered: null, trouble: null, saved: new Set(), changes: 0 }));
}

/** Tells that what is kept has changed. */
export function tellChange(library: StoreApi<LibraryState>): void {
  library.setState({ changes: library.getState().changes + 1 });
}
