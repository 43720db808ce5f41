import { Area, Line } from "recharts";
import { countText, percentText, tickText } from "../../words/numbers";
import { CurveAxes, CurveChart } from "../CurveChart";
import { CurveMark } from "../CurveMark";
import { type CurveLook, lineOf } from "../curveLook";
import styles from "./AccuracyChart.module.css";
import { type Classifier, classifiersIn, type LabelRow } from "./labelCurves";
import { classifierName } from "./words";

const looks: Readonly<Record<Classifier, CurveLook>> = {
  labelHead: { colour: "var(--probe)", dashes: "none" },
  neighboursMu: { colour: "var(--accent)", dashes: "4 3" },
  regressionMu: { colour: "var(--accent)", dashes: "none" },
  spreadingMu: { colour: "var(--accent)", dashes: "1 3" },
  neighboursPixels: { colour: "var(--muted)", dashes: "4 3" },
  regressionPixels: { colour: "var(--muted)", dashes: "none" },
};

/** Accuracy against the number of labels, on a logarithmic axis, each curve in the band of its draws. */
export function AccuracyChart({ rows }: { readonly rows: readonly LabelRow[] }) {
  const classifiers = classifiersIn(rows);
  const [least, most] = [rows[0]?.labels ?? 10, rows.at(-1)?.labels ?? 1000];
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <span>% right:</span>
        {classifiers.map((classifier) => (
          <span key={classifier}>
            <CurveMark look={looks[classifier]} />
            <span>{` ${classifierName(classifier)}`}</span>
          </span>
        ))}
      </figcaption>
      <CurveChart rows={rows} words={inWords(rows)} className={styles.plot}>
        <CurveAxes
          across={{
            dataKey: "labels",
            scale: "log",
            domain: [least, Math.max(most, 3 * least)],
            ticks: rows.map(({ labels }) => labels),
            tickFormatter: countText,
          }}
          up={{
            domain: [0, 1],
            ticks: [0, 0.25, 0.5, 0.75, 1],
            tickFormatter: (share: number) => tickText(100 * share),
            width: 2.375,
          }}
        />
        {classifiers.map(band)}
        {classifiers.map(curve)}
      </CurveChart>
    </figure>
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
  return <Line key={of} dataKey={(row: LabelRow) => row[of]?.mean ?? null} {...lineOf(looks[of])} />;
}

function inWords(rows: readonly LabelRow[]): string {
  const told = rows.map((row) => {
    const shares = classifiersIn(rows).flatMap((each) =>
      row[each] ? `${classifierName(each)} ${percentText(row[each].mean)}` : [],
    );
    return `${countText(row.labels)}: ${shares.join(", ")}`;
  });
  return `Accuracy by the number of labels. ${told.join("; ")}.`;
}
