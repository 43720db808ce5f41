import { NumberTable } from "../../widgets/NumberTable";
import { countText, decimal } from "../../words/numbers";
import { type Accuracy, classifiersIn, gainOf, type LabelRow } from "./labelCurves";
import { classifierName } from "./words";

/** The curves as numbers: mean accuracies, and by how many points μ is ahead. */
export function AccuracyTable({ rows }: { readonly rows: readonly LabelRow[] }) {
  const classifiers = classifiersIn(rows);
  return (
    <NumberTable name="Accuracies" dense>
      <thead>
        <tr>
          <th scope="col">labels</th>
          {classifiers.map((classifier) => (
            <th key={classifier} scope="col">
              {classifierName(classifier)}
            </th>
          ))}
          <th scope="col">gain, points</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.labels}>
            <th scope="row">{countText(row.labels)}</th>
            {classifiers.map((classifier) => (
              <td key={classifier} translate="no">
                {accuracyText(row[classifier])}
              </td>
            ))}
            <td translate="no">{pointsText(gainOf(row))}</td>
          </tr>
        ))}
      </tbody>
    </NumberTable>
  );
}

/** In tenths of a percent, cut off and not rounded, all with their decimal: they stand in a column. */
function accuracyText(accuracy: Accuracy | undefined): string {
  return accuracy ? `${decimal(Math.floor(1000 * accuracy.mean + 1e-9) / 10, 1)} %` : "–";
}

/** A difference of accuracies in points of a hundred, with its sign. */
export function pointsText(gain: number | null): string {
  if (gain === null) return "–";
  return `${gain > 0 ? "+" : ""}${decimal(100 * gain, 1)}`;
}
