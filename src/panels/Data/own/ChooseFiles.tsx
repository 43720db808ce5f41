import { type DragEvent, useEffect, useRef, useState } from "react";
import type { ChosenFile } from "../../../importing/entries";
import { Button } from "../../../widgets/Button";
import { Camera } from "./camera/Camera";
import { mayHaveCamera } from "./camera/openCamera";
import type { Take } from "./camera/takes";
import { chosenFiles } from "./chosenFiles";
import { holdsFiles } from "./dropped";
import styles from "./OwnImages.module.css";

/** Where files are chosen, dropped or pasted. */
export function ChooseFiles({ onFiles }: { readonly onFiles: (files: readonly ChosenFile[]) => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (found: readonly ChosenFile[]) => found.length > 0 && onFiles(found);
  usePastedFiles(take);
  const [hasCamera, setCamera] = useState(false);
  const [takes, setTakes] = useState<readonly Take[]>([]);
  const takePictures = (pictures: readonly ChosenFile[]) => {
    setCamera(false);
    take(pictures);
  };
  const { isOver, ...dragged } = useDraggedOver();
  const choose = (input: HTMLInputElement) => {
    take(chosenFiles(input.files ?? []));
    // The same file can be chosen again.
    input.value = "";
  };
  return (
    <div className={styles.drop} data-over={isOver} {...dragged}>
      <p>
        Pictures in folders (each folder is a class) or in a zip, NPZ, NPY, IDX or CSV, or one sheet of tiles. Drop or
        paste them, or choose them here.
      </p>
      <p className={styles.promise}>Nothing is uploaded: they are read and kept in this browser alone.</p>
      <div className={styles.buttons}>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          aria-label="Files of images"
          onChange={({ target }) => choose(target)}
        />
        <input
          ref={(input) => {
            folder.current = input;
            input?.setAttribute("webkitdirectory", "");
          }}
          type="file"
          multiple
          hidden
          aria-label="Folder of images"
          onChange={({ target }) => choose(target)}
        />
        <Button onClick={() => files.current?.click()}>Choose files …</Button>
        <Button onClick={() => folder.current?.click()}>Choose a folder …</Button>
        {mayHaveCamera() && (
          <Button aria-expanded={hasCamera} onClick={() => setCamera(!hasCamera)}>
            {hasCamera ? "Close the camera" : "Use the camera …"}
          </Button>
        )}
      </div>
      {hasCamera && <Camera takes={takes} onTakes={setTakes} onFiles={takePictures} />}
    </div>
  );
}

/** Takes files that are pasted while this is shown. */
function usePastedFiles(take: (files: readonly ChosenFile[]) => void) {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      if (holdsFiles(clipboardData)) latest.current(chosenFiles(clipboardData.files));
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, []);
}

/** Whether files are over an element; the page takes them wherever they are dropped. */
function useDraggedOver() {
  const [isOver, setOver] = useState(false);
  const leave = () => setOver(false);
  const onDragOver = (event: DragEvent) => setOver(holdsFiles(event.dataTransfer));
  return { isOver, onDragOver, onDragLeave: leave, onDrop: leave };
}
