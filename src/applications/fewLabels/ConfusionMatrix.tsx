import type { CSSProperties } from "react";
import { NumberTable } from "../../widgets/NumberTable";
import { countText } from "../../words/numbers";
import styles from "./FewLabels.module.css";

interface ConfusionMatrixProps {
  /** How often each class, by rows, was taken for each, [classes, classes]. */
  readonly counts: Uint32Array;
  readonly names: readonly string[];
}

/** Which class was taken for which, in percent of its images. */
export function ConfusionMatrix({ counts, names }: ConfusionMatrixProps) {
  return (
    <NumberTable name="Confusion of classes" dense>
      <thead>
        <tr>
          <th scope="col">is, taken for</th>
          {names.map((name) => (
            <th key={name} scope="col" style={{ width: `${80 / names.length}%` }}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name, label) => {
          const row = [...counts.subarray(label * names.length, (label + 1) * names.length)];
          const all = row.reduce((sum, count) => sum + count, 0);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              {names.map((taken, place) => (
                <td
                  key={taken}
                  translate="no"
                  className={styles.share}
                  data-right={place === label || undefined}
                  style={{ "--share": (row[place] ?? 0) / Math.max(1, all) } as CSSProperties}
                >
                  {countText(Math.round((100 * (row[place] ?? 0)) / Math.max(1, all)))}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </NumberTable>
  );
}
