import { ChevronDown } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { usePlayground } from "../../state/store";
import { dataSetOf, trainCountOf } from "../../state/view/dataSet";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { editionTitle } from "../../words/dataSets";
import { countText } from "../../words/numbers";
import styles from "./DataButton.module.css";
import { type Dropped, droppedOf, holdsFiles } from "./own/dropped";

const DataDialog = fetched(async () => (await import("./DataDialog")).DataDialog);

/** The button that says what data set is trained on, and opens the choice of another. */
export function DataButton() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const title = usePlayground((state) => editionTitle(dataSetOf(state), state.experiment.data));
  const count = usePlayground(trainCountOf);
  const [dropped, forget] = useDrop(() => show());
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    forget();
  };
  const name = Number.isNaN(count) ? title : `${title} · ${countText(count)}`;
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={`${name}: Data`}
        aria-haspopup="dialog"
        onClick={show}
      >
        <span>{name}</span>
        <ChevronDown aria-hidden size={14} />
      </button>
      {wanted && (
        <LazyPanel title="Data" fallback={null}>
          <DataDialog open={open} dropped={dropped} onClose={close} />
        </LazyPanel>
      )}
    </>
  );
}

/** What was dropped on the page last, wherever that was, until it is forgotten; null where nothing was. */
function useDrop(onDrop: () => void) {
  const [dropped, setDropped] = useState<readonly Dropped[] | null>(null);
  const take = useEffectEvent((event: DragEvent) => {
    if (!holdsFiles(event.dataTransfer)) return;
    // Otherwise the browser leaves the page for the file.
    event.preventDefault();
    if (event.type !== "drop") return;
    setDropped(droppedOf(event.dataTransfer));
    onDrop();
  });
  useEffect(() => {
    const listen = (event: DragEvent) => take(event);
    for (const type of ["dragover", "drop"] as const) addEventListener(type, listen);
    return () => {
      for (const type of ["dragover", "drop"] as const) removeEventListener(type, listen);
    };
  }, []);
  return [dropped, () => setDropped(null)] as const;
}
