import { divergenceTerms, type Probabilities } from "../../model/outcomes";
import { NumberTable } from "../../widgets/NumberTable";
import { decimal } from "../../words/numbers";
import { type InformationUnit, termText } from "./amount";

interface DivergenceTableProps {
  readonly p: Probabilities;
  readonly q: Probabilities;
  readonly unit: InformationUnit;
}

/** What each outcome adds to the divergence, as the lecture reckons it. */
export function DivergenceTable({ p, q, unit }: DivergenceTableProps) {
  const rows = divergenceTerms(p, q);
  return (
    <NumberTable name="What each outcome adds to D(P ‖ Q)" dense>
      <thead>
        <tr>
          <th scope="col">outcome</th>
          {p.map((_, outcome) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: An outcome is its place.
            <th key={outcome} scope="col">
              {outcome + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row name="P" texts={p.map((share) => decimal(share, 2))} />
        <Row name="Q" texts={q.map((share) => decimal(share, 2))} />
        <Row name={`P log(P/Q), ${unit}`} texts={rows.map((term) => termText(unit, term))} />
      </tbody>
    </NumberTable>
  );
}

function Row({ name, texts }: { readonly name: string; readonly texts: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {texts.map((text, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: An outcome is its place.
        <td key={place}>{text}</td>
      ))}
    </tr>
  );
}
