import { useMemo } from "react";
import { Line } from "recharts";
import { countText, decimal } from "../../words/numbers";
import { CurveAxes, CurveChart } from "../CurveChart";
import styles from "./Dimensions.module.css";
import type { ModelPoint } from "./modelPoints";

interface ErrorChartProps {
  /** Of PCA by 0, 1, … dimensions. */
  readonly errors: readonly number[];
  readonly points: readonly ModelPoint[];
  readonly run: number;
}

/** A place on the chart: what PCA errs by so many dimensions, or what a model does. */
interface ErrorRow {
  readonly dimensions: number;
  readonly pca?: number;
  readonly now?: number;
  readonly earlier?: number;
}

/** What is lost of an image by how many numbers it is told: a curve of PCA, and a point for each model. */
export function ErrorChart({ errors, points, run }: ErrorChartProps) {
  const rows = useMemo(() => errorRows(errors, points, run), [errors, points, run]);
  const most = errors.length - 1;
  return (
    <CurveChart rows={rows} words={inWords(errors, points)} className={styles.plot}>
      <CurveAxes
        across={{
          dataKey: "dimensions",
          domain: [0, most],
          ticks: [0, 2, 4, 8, 16, 24, 32].filter((each) => each <= most),
        }}
        up={{ domain: [0, "auto"], width: 2.125 }}
      />
      <Line dataKey="pca" stroke="var(--muted)" strokeWidth={1.5} dot={false} isAnimationActive={false} connectNulls />
      <Line
        dataKey="earlier"
        stroke="none"
        dot={{ r: 4, fill: "none", stroke: "var(--accent)", strokeWidth: 1.5 }}
        isAnimationActive={false}
      />
      <Line
        dataKey="now"
        stroke="none"
        dot={{ r: 4, fill: "var(--accent)", stroke: "none" }}
        isAnimationActive={false}
      />
    </CurveChart>
  );
}

function errorRows(errors: readonly number[], points: readonly ModelPoint[], run: number): readonly ErrorRow[] {
  const ofPca = errors.map((pca, dimensions): ErrorRow => ({ dimensions, pca }));
  const ofModels = points.map(
    ({ dimensions, error, run: its }): ErrorRow =>
      its === run ? { dimensions, now: error } : { dimensions, earlier: error },
  );
  return [...ofPca, ...ofModels].sort((a, b) => a.dimensions - b.dimensions);
}

function inWords(errors: readonly number[], points: readonly ModelPoint[]): string {
  const told = [1, 2, 4, 8, 16, 32].flatMap((each) =>
    errors[each] === undefined ? [] : `${countText(each)}: ${decimal(errors[each], 1)}`,
  );
  const models = points.map(({ dimensions, error }) => `${countText(dimensions)}: ${decimal(error, 1)}`);
  return `Squared error by the number of dimensions. PCA ${told.join(", ")}; models ${models.join(", ") || "none yet"}.`;
}
