/**
 * Why this browser kept nothing, or has lost what it kept: it refuses storage (as private windows may), has no room left,
 * or a newer page has made the library over.
 */
export type LibraryProblem = "storageRefused" | "storageFull" | "libraryOfNewerPage";

/** Something that this browser could not keep or give back. */
export class LibraryError extends Error {
  override readonly name = "LibraryError";
  readonly code: LibraryProblem;

  constructor(code: LibraryProblem, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}
