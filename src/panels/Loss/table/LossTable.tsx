import { useState } from "react";
import { useLatestState, usePlayground } from "../../../state/store";
import { NumberTable } from "../../../widgets/NumberTable";
import { ReadingDialog } from "../../../widgets/ReadingDialog";
import { countText, lossText } from "../../../words/numbers";
import { klName } from "../../../words/terms";
import type { Unit } from "../view/view";
import styles from "./LossTable.module.css";
import { type LossRow, lossRows } from "./lossRows";

interface LossTableProps {
  readonly open: boolean;
  readonly unit: Unit;
  readonly onClose: () => void;
}

/** The curves in numbers, as they are when it opens: a table that changes cannot be read. */
export function LossTable({ open, unit, onClose }: LossTableProps) {
  return (
    <ReadingDialog open={open} title="Loss in numbers" onClose={onClose}>
      <Losses unit={unit} />
    </ReadingDialog>
  );
}

function Losses({ unit }: Pick<LossTableProps, "unit">) {
  const latest = useLatestState();
  const [rows] = useState(() => lossRows(latest().history, unit));
  const kl = usePlayground((state) => klName(state.experiment.objective.noise));
  const last = rows.at(-1);
  if (!last) return <p>No step has been taken yet: press Train.</p>;
  const names = ["total", "reconstruction", kl];
  const changes = rows.some((row) => row.changes.length > 0);
  return (
    <NumberTable name="Losses step by step">
      <caption>
        {`Losses in ${unit} per image up to step ${countText(last.step)}, when this table was opened: of the training batch, and of held-out images as they were last evaluated`}
      </caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            step
          </th>
          <th scope="colgroup" colSpan={3}>
            training
          </th>
          <th scope="colgroup" colSpan={3}>
            held-out
          </th>
          {changes && (
            <th scope="col" rowSpan={2}>
              changes
            </th>
          )}
        </tr>
        <tr>
          {["training", "held-out"].flatMap((of) =>
            names.map((name) => (
              <th key={`${of} ${name}`} scope="col">
                {name}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody translate="no">
        {rows.map((row) => (
          <Row key={row.step} row={row} changes={changes} />
        ))}
      </tbody>
    </NumberTable>
  );
}

const terms = ["total", "reconstruction", "kl"] as const;

function Row({ row, changes }: { readonly row: LossRow; readonly changes: boolean }) {
  return (
    <tr>
      <th scope="row">{countText(row.step)}</th>
      {terms.map((term) => (
        <td key={term}>{lossText(row.train[term])}</td>
      ))}
      {terms.map((term) => (
        <td key={term}>{lossText(row.heldOut?.[term])}</td>
      ))}
      {changes && <td className={styles.changes}>{row.changes.join("; ")}</td>}
    </tr>
  );
}
