import { npzOf } from "../../../library/dataSetFile";
import type { WholeDataSet } from "../../../library/lending";
import { download } from "../../../pictures/download";

/** Saves a data set as a file, which reads back to the same bytes. */
export function saveAsNpz({ dataSet, images }: WholeDataSet): void {
  download(new Blob([npzOf(dataSet, images)]), npzName(dataSet.title));
}

/** What the file of a data set is called: lower-case letters, digits and hyphens. */
export function npzName(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${plain || "images"}.npz`;
}
