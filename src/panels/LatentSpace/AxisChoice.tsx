import { actions, usePlayground } from "../../state/store";
import { dimensionSymbol } from "../notation";
import styles from "./AxisChoice.module.css";

/** Which two latent dimensions the map shows, where there are more than two. */
export function AxisChoice() {
  const latentDim = usePlayground((state) => state.z.length);
  const plane = usePlayground((state) => state.map.plane);
  const [across, up] = plane.kind === "dimensions" ? plane.axes : [0, 1];
  if (latentDim <= 2) return null;
  const choose = (first: number, second: number) =>
    actions.changeMap({ plane: { kind: "dimensions", axes: [first, second] }, window: null });
  return (
    <>
      <DimensionSelect
        label="across"
        value={across}
        latentDim={latentDim}
        onChange={(next) => choose(next, next === up ? across : up)}
      />
      <DimensionSelect
        label="up"
        value={up}
        latentDim={latentDim}
        onChange={(next) => choose(next === across ? up : across, next)}
      />
    </>
  );
}

interface DimensionSelectProps {
  readonly label: string;
  readonly value: number;
  readonly latentDim: number;
  readonly onChange: (dimension: number) => void;
}

function DimensionSelect({ label, value, latentDim, onChange }: DimensionSelectProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {Array.from({ length: latentDim }, (_, dimension) => dimension).map((dimension) => (
          <option key={dimension} value={dimension}>
            {dimensionSymbol(dimension)}
          </option>
        ))}
      </select>
    </label>
  );
}
