import type { Confusion } from "../../model/roc";
import { NumberTable } from "../../widgets/NumberTable";
import { countText, percentText } from "../../words/numbers";

/** What the threshold makes of usual and of unusual images, in images and shares of their kind. */
export function ConfusionTable({ confusion }: { readonly confusion: Confusion }) {
  const { passed, falseAlarms, missed, found } = confusion;
  return (
    <NumberTable name="Confusion at the threshold" dense>
      <thead>
        <tr>
          <th scope="col">is</th>
          <th scope="col">let pass</th>
          <th scope="col">called unusual</th>
        </tr>
      </thead>
      <tbody>
        <Row name="usual" passed={passed} called={falseAlarms} />
        <Row name="unusual" passed={missed} called={found} />
      </tbody>
    </NumberTable>
  );
}

function Row({ name, passed, called }: { readonly name: string; readonly passed: number; readonly called: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td translate="no">{countText(passed)}</td>
      <td translate="no">{`${countText(called)} = ${percentText(called / (passed + called))}`}</td>
    </tr>
  );
}
