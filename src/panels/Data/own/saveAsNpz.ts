import type { WholeDataSet } from "../../../library/lending";
import { download } from "../../../pictures/download";
import { npzName, npzOf } from "./npzOf";

/** Saves a data set as a file, which reads back to the same bytes. */
export function saveAsNpz({ dataSet, images }: WholeDataSet): void {
  download(new Blob([npzOf(dataSet, images)]), npzName(dataSet.title));
}
