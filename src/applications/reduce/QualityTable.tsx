import type { Seen } from "../../state/view/viewState";
import { NumberTable } from "../../widgets/NumberTable";
import { countText, decimal, percentText } from "../../words/numbers";

type Quality = Seen<"dimensions">["model"];

/** PCA and the model by the same measures. */
export function QualityTable({ rows }: { readonly rows: readonly (readonly [name: string, quality: Quality])[] }) {
  return (
    <NumberTable name="PCA and the model" dense>
      <thead>
        <tr>
          <th scope="col">code</th>
          <th scope="col">numbers</th>
          <th scope="col">squared error</th>
          <th scope="col">trustworthiness</th>
          <th scope="col">kNN</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, quality]) => (
          <tr key={`${name} ${quality.dimensions}`}>
            <th scope="row">{name}</th>
            <td translate="no">{countText(quality.dimensions)}</td>
            <td translate="no">{decimal(quality.error, 1)}</td>
            <td translate="no">{decimal(quality.trustworthiness, 3)}</td>
            <td translate="no">
              {quality.neighbourAccuracy === null ? "no labels" : percentText(quality.neighbourAccuracy)}
            </td>
          </tr>
        ))}
      </tbody>
    </NumberTable>
  );
}
