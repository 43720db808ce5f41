import type { TooltipContentProps } from "recharts";
import type { CurvePoint } from "../../../state/run/history";
import { settingsAt } from "../../../state/run/marks";
import { usePlayground } from "../../../state/store";
import { countText, lossText } from "../../../words/numbers";
import { klName } from "../../../words/terms";
import { useNames } from "../../../words/wording";
import { type LossView, type Term, terms } from "../view/view";
import type { Row } from "./rows";
import styles from "./TooltipContent.module.css";

interface Column {
  readonly name: string;
  readonly point: CurvePoint | null;
}

interface ContentProps extends TooltipContentProps {
  readonly view: Pick<LossView, "train" | "smoothing" | "unit">;
}

/**
 * The exact losses of the step under the pointer, and the latest held-out ones up to it; where the training curve is
 * smoothed, the mean that is drawn besides.
 */
export function TooltipContent({ active, payload, view }: ContentProps) {
  const row: Row | undefined = payload?.[0]?.payload;
  if (!active || !row) return null;
  const smoothed = view.train && view.smoothing > 0 ? [{ name: "smoothed", point: row.drawn }] : [];
  const columns = [{ name: "train", point: row.train }, ...smoothed, heldOutColumn(row)];
  return <Losses {...{ row, columns }} unit={view.unit} />;
}

interface LossesProps {
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly unit: LossView["unit"];
}

function Losses({ row, columns, unit }: LossesProps) {
  // What was counted at that step, and not now.
  const kl = usePlayground(({ history: { experiment, marks } }) =>
    klName(settingsAt(experiment, marks, row.step).objective.noise),
  );
  const names = useNames();
  const known = columns.filter(({ point }) => point !== null);
  return (
    <table className={styles.tooltip}>
      <thead>
        <tr>
          <th scope="col">{`step ${countText(row.step)}, ${unit}`}</th>
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
            <th scope="row">{names(term === "kl" ? kl : term)}</th>
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
  return { name: isOlder ? `held-out, step ${countText(latestHeldOut.step)}` : "held-out", point: latestHeldOut };
}

function written(point: CurvePoint | null, term: Term): string {
  return point ? lossText(point[term]) : "";
}
