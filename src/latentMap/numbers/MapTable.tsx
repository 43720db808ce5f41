import { useMemo } from "react";
import { type Projection, projectedCodes } from "../../model/latent/projection";
import { usePlayground } from "../../state/store";
import { useNearest } from "../../state/view/useNearest";
import { NumberTable } from "../../widgets/NumberTable";
import { ReadingDialog } from "../../widgets/ReadingDialog";
import { countText, decimal, significant } from "../../words/numbers";
import { pointText } from "../../words/symbols";
import { sigmasInUse } from "../layers/posteriors";
import { usePinned } from "../pinned/usePinned";
import { latentDimOf } from "../plane/places";
import { usePlaneNames } from "../plane/usePlaneNames";
import { useSurvey } from "../useSurvey";
import { type ClassRow, classTable } from "./classTable";
import styles from "./MapTable.module.css";

interface MapTableProps {
  readonly open: boolean;
  readonly projection: Projection;
  readonly onClose: () => void;
}

/** The map in numbers: the classes, the user's point and the pinned image. */
export function MapTable({ open, projection, onClose }: MapTableProps) {
  return (
    <ReadingDialog open={open} title="Latent space in numbers" onClose={onClose}>
      <Places />
      <Classes projection={projection} />
    </ReadingDialog>
  );
}

function Places() {
  const z = usePlayground((state) => state.z);
  const nearest = useNearest();
  const pinned = usePinned();
  return (
    <ul className={styles.places}>
      <li>
        Your point: <span translate="no">{`z = ${pointText(z, 2)}`}</span>
        <span>{nearest?.className ? `, nearest ${nearest.className}.` : "."}</span>
      </li>
      {pinned && (
        <li>
          Pinned image:{" "}
          <span translate="no">{`μ = ${pointText([...pinned.mu], 2)}, log σ² = ${pointText([...pinned.logVar], 2)}.`}</span>
        </li>
      )}
    </ul>
  );
}

function Classes({ projection }: Pick<MapTableProps, "projection">) {
  const names = usePlaneNames();
  const step = useSurvey()?.step ?? 0;
  const rows = useRows(projection, names.length);
  return (
    <NumberTable name="Classes in numbers">
      <caption>
        Posterior means of held-out images at step <span translate="no">{countText(step)}</span>, along the map's axes,
        in units of z, in which the prior has width 1
      </caption>
      <thead>
        <tr>
          <th scope="col">class</th>
          <th scope="col">images</th>
          {names.map((name) => (
            <th key={name} scope="col">
              mean <span translate="no">{name}</span>
            </th>
          ))}
          {names.map((name) => (
            <th key={name} scope="col">
              spread <span translate="no">{name}</span>
            </th>
          ))}
          <th scope="col">median σ</th>
        </tr>
      </thead>
      <tbody translate="no">
        {rows.map((row) => (
          <Row key={row.name} row={row} names={names} />
        ))}
      </tbody>
    </NumberTable>
  );
}

function Row({ row, names }: { readonly row: ClassRow; readonly names: readonly string[] }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td>{countText(row.count)}</td>
      {names.map((name, axis) => (
        <td key={name}>{decimal(row.mean[axis] ?? Number.NaN, 2)}</td>
      ))}
      {names.map((name, axis) => (
        <td key={name}>{decimal(row.spread[axis] ?? Number.NaN, 2)}</td>
      ))}
      <td>{significant(row.medianSigma)}</td>
    </tr>
  );
}

/** Images without classes, as if they were of one and the same. */
function unclassed(count: number) {
  return { labels: new Uint8Array(count), classNames: ["all"] };
}

function useRows(projection: Projection, axes: number): ClassRow[] {
  const survey = useSurvey();
  const data = usePlayground((state) => state.data);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return useMemo(() => {
    if (!survey || !data) return [];
    const at = projectedCodes(survey.mu, latentDimOf(survey), projection);
    const { testLabels: labels, classNames } = data;
    const sigma = sigmasInUse(survey, noise);
    return classTable({ at, sigma, ...(labels ? { labels, classNames } : unclassed(data.testCount)) }, axes);
  }, [survey, data, noise, projection, axes]);
}
