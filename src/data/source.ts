import type { KnownChoice } from "../experiment/dataSets";
import type { Dataset } from "./dataset";

/** Told of the share of a data set that is there, 0 to 1. */
export type OnProgress = (fraction: number) => void;

/** What loading a data set needs of the world. */
export interface Loading {
  /** The folder that the site's own files lie in. */
  readonly site: URL;
  readonly onProgress: OnProgress;
  /** Aborted when nobody waits for the data set any more. */
  readonly signal: AbortSignal;
}

/** Where the images of a data set come from. */
export interface Source {
  /** What experiments call it, and its description in `experiment/dataSets.ts`. */
  readonly name: string;
  /** @throws DataError where the data set cannot be had */
  readonly load: (choice: KnownChoice, loading: Loading) => Promise<Dataset>;
}
