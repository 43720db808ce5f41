/** What was dropped: a file, or a folder or file whose path is known. */
export type Dropped = File | FileSystemEntry;

/** What a drop or a paste holds; it can be asked only while that is handled. */
export function droppedOf({ items }: DataTransfer): readonly Dropped[] {
  return Array.from(items).flatMap((item) => {
    if (item.kind !== "file") return [];
    return item.webkitGetAsEntry?.() ?? item.getAsFile() ?? [];
  });
}

/** Whether files are dragged, and not a text or an image of the page. */
export function holdsFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes("Files") ?? false;
}
