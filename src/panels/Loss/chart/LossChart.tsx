import { memo, useCallback, useMemo } from "react";
import { Line, LineChart, Tooltip, type TooltipContentProps } from "recharts";
import { TEXT_SCALE } from "../../../pictures/textScale";
import type { History } from "../../../state/run/history";
import type { Mark } from "../../../state/run/marks";
import { groupsWithin, MarkDots, MarkLines } from "../marks/Marks";
import { LookedStep } from "../timeMachine/LookedStep";
import type { LossView } from "../view/view";
import { lastStep, recentSteps, valueAxis } from "./axes";
import type { Frame } from "./frame";
import { LevelNames, NAMES_WIDTH } from "./LevelNames";
import { AXIS_HEIGHT, AXIS_WIDTH, LossAxes } from "./LossAxes";
import { Cursor, LossLines } from "./LossLines";
import { type Levels, namedLevels } from "./levels";
import { EarlierCurves, RawCurves } from "./PaleCurves";
import { References } from "./References";
import type { Row } from "./rows";
import { TooltipContent } from "./TooltipContent";
import { useAttention } from "./useAttention";

interface LossChartProps {
  readonly rows: readonly Row[];
  readonly marks: readonly Mark[];
  readonly earlier: readonly History[];
  readonly view: LossView;
  readonly levels: Levels | null;
  /** The last step of any curve. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** Steps of the window on the latest ones. */
  readonly recent: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** CSS pixels: under this width the names of the levels stand inside the chart. */
const NARROW = 480 * TEXT_SCALE;
/** CSS pixels above the plot, for the legend. */
const TOP = 28;
/** Nats per image that the axis of an empty chart goes up to, about, before there is a level to hold. */
const EMPTY_LEVEL = 200;

/** Milliseconds between two looks of Recharts at the pointer: each leaves much behind for the garbage collector. */
const POINTER_MS = 33;

/** What Recharts knows of the curves while nobody asks it for the row under the pointer: that takes it long to learn. */
const none: readonly Row[] = [];

/** The curves of the loss's terms over steps, with the levels of decoders that know no code. */
export const LossChart = memo(function LossChart(props: LossChartProps) {
  const { rows, marks, earlier, view, levels, stepsPerEpoch, width, height } = props;
  const narrow = width < NARROW;
  const frame = useFrame(props, narrow);
  const groups = useMemo(() => groupsWithin(frame, marks), [frame, marks]);
  const named = namedLevels(levels, view);
  const margin = useMemo(() => ({ top: TOP, right: width - frame.right, bottom: 0, left: 0 }), [width, frame.right]);
  const references = { frame, levels: named, stepsPerEpoch, narrow, taken: groups.map(({ x }) => x) };
  const [attended, attention] = useAttention();
  const content = useCallback((told: TooltipContentProps) => <TooltipContent {...told} view={view} />, [view]);
  return (
    <div {...attention} translate="no">
      <LineChart width={width} height={height} data={attended ? rows : none} margin={margin} throttleDelay={POINTER_MS}>
        <LossAxes {...{ frame, narrow }} />
        <References {...references} />
        {view.steps === "whole" && earlier.length > 0 && <EarlierCurves {...{ frame, earlier, view }} />}
        {view.train && view.smoothing > 0 && <RawCurves {...{ frame, rows, view }} />}
        <MarkLines {...{ frame, groups }} />
        <LossLines {...{ frame, rows, view }} />
        <Line dataKey="step" hide isAnimationActive={false} />
        <LookedStep frame={frame} />
        <Tooltip includeHidden isAnimationActive={false} cursor={<Cursor {...{ frame, view }} />} content={content} />
      </LineChart>
      <LevelNames levels={named} frame={frame} narrow={narrow} />
      <MarkDots {...{ frame, groups }} />
    </div>
  );
});

/** Where the plot lies and what its edges mean; the same as long as nothing of that changes. */
function useFrame(props: LossChartProps, narrow: boolean): Frame {
  const { rows, view, levels, step, stepsPerEpoch, recent, width, height } = props;
  const axis = useMemo(() => valueAxis(rows, view, levels?.meanImage ?? EMPTY_LEVEL), [rows, view, levels]);
  const whole = { first: 0, last: lastStep(step, stepsPerEpoch) };
  const { first, last } = view.steps === "recent" ? recentSteps(step, recent) : whole;
  const { low, high } = axis;
  const right = width - (narrow ? 8 : NAMES_WIDTH + 6);
  const bottom = height - AXIS_HEIGHT;
  const { logarithmic } = view;
  return useMemo(
    () => ({ left: AXIS_WIDTH, top: TOP, right, bottom, first, last, low, high, logarithmic }),
    [right, bottom, first, last, low, high, logarithmic],
  );
}
