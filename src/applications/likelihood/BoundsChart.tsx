import { useMemo, useRef } from "react";
import { CartesianGrid, ErrorBar, Line, LineChart, XAxis, YAxis } from "recharts";
import { useSize } from "../../interaction/useSize";
import type { Bound } from "../../model/marginalLikelihood";
import { TEXT_SCALE } from "../../pictures/textScale";
import { countText, estimateText, tickText } from "../../words/numbers";
import styles from "./BoundsChart.module.css";
import { type BoundRow, boundRows, levelTicks } from "./boundRows";

interface BoundsChartProps {
  readonly fromPrior: readonly Bound[];
  /** Empty where the posterior has no density. */
  readonly fromPosterior: readonly Bound[];
}

/** CSS pixels. */
const HEIGHT = 92 * TEXT_SCALE;
const AXIS = { width: 34 * TEXT_SCALE, height: 18 * TEXT_SCALE };
const margin = { top: 6, right: 14 * TEXT_SCALE, bottom: 0, left: 0 };
const tick = { fill: "var(--muted)", fontSize: 11 * TEXT_SCALE };

/** −log p(x) as it is estimated, by the number of codes that each estimate is made of. */
export function BoundsChart({ fromPrior, fromPosterior }: BoundsChartProps) {
  const place = useRef<HTMLElement>(null);
  const { width } = useSize(place);
  const rows = useMemo(() => boundRows(fromPrior, fromPosterior), [fromPrior, fromPosterior]);
  const levels = levelTicks(rows);
  const most = rows.at(-1)?.draws ?? 1;
  return (
    <figure ref={place} className={styles.figure}>
      <figcaption>
        <span>by codes from </span>
        <LineMark of="prior" />
        <b className={styles.prior}> the prior</b>
        {fromPosterior.length > 0 && (
          <>
            <span>, </span>
            <LineMark of="posterior" />
            <b className={styles.posterior}> q(z|x)</b>
          </>
        )}
      </figcaption>
      <div role="img" aria-label={inWords(rows)} translate="no">
        {width > 0 && (
          <LineChart width={width} height={HEIGHT} data={rows} margin={margin} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="draws"
              type="number"
              scale="log"
              domain={[1, most]}
              ticks={[1, 10, 100, 1000, 10_000].filter((draws) => draws <= most)}
              tickFormatter={countText}
              interval={0}
              height={AXIS.height}
              tick={tick}
              tickLine={false}
              stroke="var(--line-strong)"
            />
            <YAxis
              type="number"
              domain={[levels[0] ?? 0, levels.at(-1) ?? 1]}
              ticks={[...levels]}
              tickFormatter={tickText}
              interval={0}
              width={AXIS.width}
              tick={tick}
              tickLine={false}
              axisLine={false}
              allowDataOverflow
            />
            {curve("prior")}
            {curve("posterior")}
          </LineChart>
        )}
      </div>
    </figure>
  );
}

/** How the curves are told apart: by their dashes too. */
const looks = {
  prior: { colour: "var(--muted)", dashes: "4 3" },
  posterior: { colour: "var(--probe)", dashes: "none" },
} as const;

/** A curve as it is drawn, beside its name. */
function LineMark({ of }: { readonly of: keyof typeof looks }) {
  const { colour, dashes } = looks[of];
  return (
    <svg aria-hidden className={styles.mark} viewBox="0 0 18 8">
      <path d="M0 4H18" stroke={colour} strokeDasharray={dashes} />
    </svg>
  );
}

function curve(of: keyof typeof looks) {
  const { colour, dashes } = looks[of];
  return (
    <Line
      dataKey={of}
      stroke={colour}
      strokeWidth={1.5}
      strokeDasharray={dashes}
      dot={{ r: 2, fill: colour, stroke: "none", strokeDasharray: "none" }}
      isAnimationActive={false}
      connectNulls
    >
      <ErrorBar dataKey={`${of}Error`} stroke={colour} width={0} isAnimationActive={false} />
    </Line>
  );
}

function inWords(rows: readonly BoundRow[]): string {
  const told = rows.map(({ draws, prior, priorError, posterior, posteriorError }) => {
    const first = `${countText(draws)}: ${estimateText({ mean: prior, error: priorError })} from the prior`;
    if (posterior === null) return first;
    return `${first}, ${estimateText({ mean: posterior, error: posteriorError ?? Number.NaN })} from q(z|x)`;
  });
  return `−log p(x) by the number of codes. ${told.join("; ")}.`;
}
