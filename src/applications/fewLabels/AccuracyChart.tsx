import { useRef } from "react";
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { useSize } from "../../interaction/useSize";
import { TEXT_SCALE } from "../../pictures/textScale";
import { countText, percentText, tickText } from "../../words/numbers";
import styles from "./AccuracyChart.module.css";
import { type Classifier, classifiers, type LabelRow } from "./labelCurves";
import { classifierName } from "./words";

/** CSS pixels. */
const AXIS = { width: 38 * TEXT_SCALE, height: 18 * TEXT_SCALE };
const margin = { top: 6, right: 20 * TEXT_SCALE, bottom: 0, left: 0 };
const tick = { fill: "var(--muted)", fontSize: 11 * TEXT_SCALE };

/** Accuracy against the number of labels, on a logarithmic axis, each curve in the band of its draws. */
export function AccuracyChart({ rows }: { readonly rows: readonly LabelRow[] }) {
  const place = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(place);
  const [least, most] = [rows[0]?.labels ?? 10, rows.at(-1)?.labels ?? 1000];
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <span>% right:</span>
        {classifiers.map((classifier) => (
          <span key={classifier}>
            <CurveMark of={classifier} />
            <span>{` ${classifierName(classifier)}`}</span>
          </span>
        ))}
      </figcaption>
      <div ref={place} className={styles.plot} role="img" aria-label={inWords(rows)} translate="no">
        {width > 0 && (
          <ComposedChart width={width} height={height} data={[...rows]} margin={margin} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="labels"
              type="number"
              scale="log"
              domain={[least, Math.max(most, 3 * least)]}
              ticks={rows.map(({ labels }) => labels)}
              tickFormatter={countText}
              interval={0}
              height={AXIS.height}
              tick={tick}
              tickLine={false}
              stroke="var(--line-strong)"
            />
            <YAxis
              type="number"
              domain={[0, 1]}
              ticks={[0, 0.25, 0.5, 0.75, 1]}
              tickFormatter={(share: number) => tickText(100 * share)}
              interval={0}
              width={AXIS.width}
              tick={tick}
              tickLine={false}
              axisLine={false}
            />
            {classifiers.map(band)}
            {classifiers.map(curve)}
          </ComposedChart>
        )}
      </div>
    </figure>
  );
}

/** How the curves are told apart: by their dashes too. */
const looks: Readonly<Record<Classifier, { readonly colour: string; readonly dashes: string }>> = {
  neighboursMu: { colour: "var(--accent)", dashes: "4 3" },
  regressionMu: { colour: "var(--accent)", dashes: "none" },
  neighboursPixels: { colour: "var(--muted)", dashes: "4 3" },
  regressionPixels: { colour: "var(--muted)", dashes: "none" },
};

function CurveMark({ of }: { readonly of: Classifier }) {
  const { colour, dashes } = looks[of];
  return (
    <svg aria-hidden className={styles.mark} viewBox="0 0 18 8">
      <path d="M0 4H18" stroke={colour} strokeDasharray={dashes} />
    </svg>
  );
}

function band(of: Classifier) {
  return (
    <Area
      key={`${of} band`}
      dataKey={(row: LabelRow) => bandOf(row[of])}
      stroke="none"
      fill={looks[of].colour}
      fillOpacity={0.12}
      isAnimationActive={false}
      connectNulls
    />
  );
}

function bandOf(accuracy: LabelRow[Classifier]): [number, number] | null {
  return accuracy ? [accuracy.least, accuracy.greatest] : null;
}

function curve(of: Classifier) {
  const { colour, dashes } = looks[of];
  return (
    <Line
      key={of}
      dataKey={(row: LabelRow) => row[of]?.mean ?? null}
      stroke={colour}
      strokeWidth={1.5}
      strokeDasharray={dashes}
      dot={{ r: 2, fill: colour, stroke: "none", strokeDasharray: "none" }}
      isAnimationActive={false}
      connectNulls
    />
  );
}

function inWords(rows: readonly LabelRow[]): string {
  const told = rows.map((row) => {
    const shares = classifiers.flatMap((each) =>
      row[each] ? `${classifierName(each)} ${percentText(row[each].mean)}` : [],
    );
    return `${countText(row.labels)}: ${shares.join(", ")}`;
  });
  return `Accuracy by the number of labels. ${told.join("; ")}.`;
}
