import type { OwnChoice } from "../../../experiment/dataSets";
import type { KeptDataSet } from "../../../library/dataSets";
import { Button } from "../../../widgets/Button";
import { importedText, missingText, notKeptText } from "../../../words/imports";
import type { ImportState } from "./importSession";
import { LeftOutList } from "./LeftOutList";
import styles from "./OwnImages.module.css";
import { saveAsNpz } from "./saveAsNpz";

interface ImportedProps {
  readonly outcome: Extract<ImportState, { phase: "imported" }>["outcome"];
  /** The images that the experiment at hand waits for; null where it waits for none. */
  readonly missing: OwnChoice | null;
  readonly onUse: (dataSet: KeptDataSet) => void;
}

/** A data set that was made: what is in it, what is not, whether it is the one that was wanted, and a way to train on it. */
export function Imported({ outcome, missing, onUse }: ImportedProps) {
  const { dataSet, leftOut, leftOutCount, notKept } = outcome;
  const isMissing = missing?.digest === dataSet.digest;
  return (
    <div className={styles.plan}>
      <p role="status">{importedText(dataSet, !notKept)}</p>
      {notKept && (
        <div className={styles.notKept}>
          <p role="status">{notKeptText(notKept.trouble, dataSet)}</p>
          <Button onClick={() => saveAsNpz({ dataSet, images: notKept.images })}>Save as NPZ</Button>
        </div>
      )}
      {missing && <p className={isMissing ? undefined : styles.few}>{missingText(missing, dataSet)}</p>}
      <LeftOutList leftOut={leftOut} count={leftOutCount} />
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => onUse(dataSet)}>
          {isMissing ? "Open the experiment" : "Train on it"}
        </Button>
      </div>
    </div>
  );
}
