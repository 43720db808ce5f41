import type { TooltipContentProps } from "recharts";
import type { CurvePoint } from "../../../state/run/history";
import { usePlayground } from "../../../state/store";
import { decimal } from "../../../words/numbers";
import { klName } from "../../../words/terms";
import { type Term, termNames, terms } from "../view/view";
import type { Row } from "./rows";
import styles from "./TooltipContent.module.css";

interface Column {
  readonly name: string;
  readonly point: CurvePoint | null;
}

/** The exact losses of the step under the pointer, and the latest held-out ones up to it. */
export function TooltipContent({ active, payload }: TooltipContentProps) {
  const row: Row | undefined = payload?.[0]?.payload;
  if (!active || !row) return null;
  return <Losses row={row} columns={[{ name: "train", point: row.train }, heldOutColumn(row)]} />;
}

/** The same where the training curve is smoothed: the exact loss, and the mean that is drawn. */
export function SmoothedTooltip({ active, payload }: TooltipContentProps) {
  const row: Row | undefined = payload?.[0]?.payload;
  if (!active || !row) return null;
  const train = [
    { name: "train", point: row.train },
    { name: "smoothed", point: row.drawn },
  ];
  return <Losses row={row} columns={[...train, heldOutColumn(row)]} />;
}

function Losses({ row, columns }: { readonly row: Row; readonly columns: readonly Column[] }) {
  const kl = usePlayground((state) => klName(state.experiment.objective.noise));
  const known = columns.filter(({ point }) => point !== null);
  return (
    <table className={styles.tooltip}>
      <thead>
        <tr>
          <th scope="col">{`step ${decimal(row.step, 0)}`}</th>
          {known.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => (
          <tr key={term} data-term={term}>
            <th scope="row">{term === "kl" ? kl : termNames[term]}</th>
            {known.map(({ name, point }) => (
              <td key={name}>{written(point, term)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function heldOutColumn({ step, latestHeldOut }: Row): Column {
  const isOlder = latestHeldOut !== null && latestHeldOut.step < step;
  return { name: isOlder ? `held-out, step ${decimal(latestHeldOut.step, 0)}` : "held-out", point: latestHeldOut };
}

function written(point: CurvePoint | null, term: Term): string {
  return point ? decimal(point[term], 2) : "";
}
