import { useMemo } from "react";
import { ErrorBar, Line } from "recharts";
import type { Bound } from "../../model/marginalLikelihood";
import { countText, estimateText } from "../../words/numbers";
import { CurveAxes, CurveChart } from "../CurveChart";
import { CurveMark } from "../CurveMark";
import { lineOf } from "../curveLook";
import styles from "./BoundsChart.module.css";
import { type BoundRow, boundRows, levelTicks } from "./boundRows";

interface BoundsChartProps {
  readonly fromPrior: readonly Bound[];
  /** Empty where the posterior has no density. */
  readonly fromPosterior: readonly Bound[];
  /** What follows x in p(x): the class that a conditional network is told, or nothing. */
  readonly given: string;
}

const looks = {
  prior: { colour: "var(--muted)", dashes: "4 3" },
  posterior: { colour: "var(--probe)", dashes: "none" },
} as const;

/** −log p(x) as it is estimated, by the number of codes that each estimate is made of. */
export function BoundsChart({ fromPrior, fromPosterior, given }: BoundsChartProps) {
  const rows = useMemo(() => boundRows(fromPrior, fromPosterior), [fromPrior, fromPosterior]);
  const levels = levelTicks(rows);
  const most = rows.at(-1)?.draws ?? 1;
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span>by codes from </span>
        <CurveMark look={looks.prior} />
        <b className={styles.prior}> the prior</b>
        {fromPosterior.length > 0 && (
          <>
            <span>, </span>
            <CurveMark look={looks.posterior} />
            <b className={styles.posterior}> q(z|x)</b>
          </>
        )}
      </figcaption>
      <CurveChart rows={rows} words={inWords(rows, given)} className={styles.plot}>
        <CurveAxes
          across={{
            dataKey: "draws",
            scale: "log",
            domain: [1, most],
            ticks: [1, 10, 100, 1000, 10_000].filter((draws) => draws <= most),
            tickFormatter: countText,
          }}
          up={{
            domain: [levels[0] ?? 0, levels.at(-1) ?? 1],
            ticks: [...levels],
            allowDataOverflow: true,
            width: 2.625,
          }}
        />
        <Line dataKey="prior" {...lineOf(looks.prior)}>
          <ErrorBar dataKey="priorError" stroke={looks.prior.colour} width={0} isAnimationActive={false} />
        </Line>
        <Line dataKey="posterior" {...lineOf(looks.posterior)}>
          <ErrorBar dataKey="posteriorError" stroke={looks.posterior.colour} width={0} isAnimationActive={false} />
        </Line>
      </CurveChart>
    </figure>
  );
}

function inWords(rows: readonly BoundRow[], given: string): string {
  const told = rows.map(({ draws, prior, priorError, posterior, posteriorError }) => {
    const first = `${countText(draws)}: ${estimateText({ mean: prior, error: priorError })} from the prior`;
    if (posterior === null) return first;
    return `${first}, ${estimateText({ mean: posterior, error: posteriorError ?? Number.NaN })} from q(z|x)`;
  });
  return `−log p(x${given}) by the number of codes. ${told.join("; ")}.`;
}
