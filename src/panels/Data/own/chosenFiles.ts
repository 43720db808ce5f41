import type { ChosenFile } from "../../../importing/entries";
import type { Dropped } from "./dropped";

/** Files that were chosen, with the folders that they lie in. */
export function chosenFiles(files: Iterable<File>): readonly ChosenFile[] {
  return Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

/** All files of what was dropped, those in its folders as well; what cannot be read any more is left out. */
export async function filesOf(dropped: readonly Dropped[]): Promise<readonly ChosenFile[]> {
  const found = await Promise.all(dropped.map((each) => (each instanceof File ? chosenFiles([each]) : within(each))));
  return found.flat();
}

async function within(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    return file ? [{ path, blob: file }] : [];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const all: ChosenFile[] = [];
  // A reader gives some entries at a time, in Chromium a hundred, and none once it has given all.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all;
    for (const each of some) all.push(...(await within(each)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
