import { useMemo, useRef } from "react";
import { CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { useSize } from "../../interaction/useSize";
import { TEXT_SCALE } from "../../pictures/textScale";
import { countText, decimal, tickText } from "../../words/numbers";
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

/** CSS pixels. */
const AXIS = { width: 34 * TEXT_SCALE, height: 18 * TEXT_SCALE };
const margin = { top: 6, right: 14 * TEXT_SCALE, bottom: 0, left: 0 };
const tick = { fill: "var(--muted)", fontSize: 11 * TEXT_SCALE };

/** What is lost of an image by how many numbers it is told: a curve of PCA, and a point for each model. */
export function ErrorChart({ errors, points, run }: ErrorChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(place);
  const rows = useMemo(() => errorRows(errors, points, run), [errors, points, run]);
  const most = errors.length - 1;
  return (
    <div ref={place} className={styles.plot} role="img" aria-label={inWords(errors, points)} translate="no">
      {width > 0 && (
        <ComposedChart width={width} height={height} data={[...rows]} margin={margin} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="dimensions"
            type="number"
            domain={[0, most]}
            ticks={[0, 2, 4, 8, 16, 24, 32].filter((each) => each <= most)}
            interval={0}
            height={AXIS.height}
            tick={tick}
            tickLine={false}
            stroke="var(--line-strong)"
          />
          <YAxis
            type="number"
            domain={[0, "auto"]}
            tickFormatter={tickText}
            width={AXIS.width}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          <Line
            dataKey="pca"
            stroke="var(--muted)"
            strokeWidth={1.5}
            dot={false}
            isAnimationActive={false}
            connectNulls
          />
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
        </ComposedChart>
      )}
    </div>
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
