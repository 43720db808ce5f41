import { ticks } from "d3-array";
import { memo } from "react";
import { CartesianGrid, XAxis, YAxis } from "recharts";
import { TEXT_SCALE } from "../../../pictures/textScale";
import { countText, tickText } from "../../../words/numbers";
import { valueTicks } from "./axes";
import type { Frame } from "./frame";

/** CSS pixels that the axes take. */
export const AXIS_HEIGHT = 22 * TEXT_SCALE;
export const AXIS_WIDTH = 44 * TEXT_SCALE;
/** All ticks are named: they have room, and Recharts need not lay out the page to know how large their names are. */
const EVERY = 0;
const tick = { fill: "var(--muted)", fontSize: 11 * TEXT_SCALE };

interface LossAxesProps {
  readonly frame: Frame;
  readonly narrow: boolean;
}

/** Steps below, losses at the left. Recharts computes its axes anew whenever they are rendered, so they seldom are. */
export const LossAxes = memo(function LossAxes({ frame, narrow }: LossAxesProps) {
  const { first, last, low, high, logarithmic } = frame;
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="step"
        type="number"
        domain={[first, last]}
        ticks={ticks(first, last, narrow ? 3 : 5)}
        tickFormatter={countText}
        interval={EVERY}
        height={AXIS_HEIGHT}
        tick={tick}
        tickLine={false}
        stroke="var(--line-strong)"
        allowDataOverflow
      />
      <YAxis
        scale={logarithmic ? "log" : "linear"}
        domain={[low, high]}
        ticks={valueTicks(frame)}
        tickFormatter={tickText}
        interval={EVERY}
        width={AXIS_WIDTH}
        tick={tick}
        tickLine={false}
        axisLine={false}
        allowDataOverflow
      />
    </>
  );
});
