import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { usePlayground } from "../../state/store";
import { dataSetOf, trainCountOf } from "../../state/view/dataSet";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { editionTitle } from "../../words/dataSets";
import { countText } from "../../words/numbers";
import styles from "./DataButton.module.css";

const DataDialog = fetched(async () => (await import("./DataDialog")).DataDialog);

/** The button that says what data set is trained on, and opens the choice of another. */
export function DataButton() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const title = usePlayground((state) => editionTitle(dataSetOf(state), state.experiment.data));
  const count = usePlayground(trainCountOf);
  const show = () => {
    setWanted(true);
    setOpen(true);
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
          <DataDialog open={open} onClose={() => setOpen(false)} />
        </LazyPanel>
      )}
    </>
  );
}
