import { ticks } from "d3-array";
import { memo } from "react";
import { CartesianGrid, XAxis, YAxis } from "recharts";
import { TEXT_SCALE } from "../../../pictures/textScale";
import { countText, tickText } from "../../../words/numbers";
import { valueTicks } from "./axes";
import { type Frame, yOf } from "./frame";

/** CSS pixels that the axes take. */
export const AXIS_HEIGHT = 22 * TEXT_SCALE;
export const AXIS_WIDTH = 44 * TEXT_SCALE;
/** All ticks are named: they have room, and Recharts need not lay out the page to know how large their names are. */
const EVERY = 0;
const tick = { fill: "var(--muted)", fontSize: 11 * TEXT_SCALE };
/** CSS pixels from one name of a loss to the next, at least, and most names of a strip. */
const TICK_DISTANCE = 22 * TEXT_SCALE;
const MOST_TICKS = 5;

interface LossAxesProps {
  /** The frames of the strips, from the top. */
  readonly frames: readonly Frame[];
  readonly narrow: boolean;
}

/**
 * Steps below, the losses of every strip at the left. Recharts computes its axes anew whenever they are rendered, so they
 * seldom are. To it the axis of losses is one of heights, from the chart's top downwards, which the strips share.
 */
export const LossAxes = memo(function LossAxes({ frames, narrow }: LossAxesProps) {
  const [upper] = frames;
  const lower = frames.at(-1);
  if (!upper || !lower) return null;
  const { first, last } = upper;
  const names = new Map(frames.flatMap(namedHeights));
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
        type="number"
        domain={[-lower.bottom, -upper.top]}
        ticks={[...names.keys()]}
        tickFormatter={(height: number) => names.get(height) ?? ""}
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

/** The names of a strip's losses by their heights, upwards. */
function namedHeights(frame: Frame): [height: number, name: string][] {
  const count = Math.min(MOST_TICKS, Math.max(1, Math.floor((frame.bottom - frame.top) / TICK_DISTANCE)));
  return valueTicks(frame, count).map((loss) => [-yOf(frame, loss), tickText(loss)]);
}
