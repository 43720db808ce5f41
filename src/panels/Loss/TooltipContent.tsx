import type { TooltipContentProps } from "recharts";
import type { CurvePoint } from "../../state/history";
import { decimal } from "../notation";
import type { Row } from "./rows";
import styles from "./TooltipContent.module.css";

/** The exact losses of the step under the pointer, and the latest held-out ones up to it. */
export function TooltipContent({ active, payload }: TooltipContentProps) {
  const row: Row | undefined = payload?.[0]?.payload;
  if (!active || !row) return null;
  const columns = [
    { name: "train", point: row.train },
    { name: heldOutName(row), point: row.latestHeldOut },
  ].filter(({ point }) => point !== null);
  return (
    <table className={styles.tooltip}>
      <thead>
        <tr>
          <th scope="col">step {decimal(row.step, 0)}</th>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {terms.map(({ term, name }) => (
          <tr key={term} data-term={term}>
            <th scope="row">{name}</th>
            {columns.map((column) => (
              <td key={column.name}>{written(column.point, term)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function heldOutName({ step, latestHeldOut }: Row): string {
  return latestHeldOut && latestHeldOut.step < step ? `held-out, step ${decimal(latestHeldOut.step, 0)}` : "held-out";
}

const terms = [
  { term: "total", name: "total" },
  { term: "reconstruction", name: "reconstruction" },
  { term: "kl", name: "KL" },
] as const;

function written(point: CurvePoint | null, term: (typeof terms)[number]["term"]): string {
  return point ? decimal(point[term], 2) : "";
}
