import { memo, useCallback, useMemo } from "react";
import { Line, LineChart, Tooltip, type TooltipContentProps } from "recharts";
import { TEXT_SCALE } from "../../../pictures/textScale";
import type { Happening } from "../../../state/run/happenings/happening";
import type { History } from "../../../state/run/history";
import type { Mark } from "../../../state/run/marks";
import { usePlayground } from "../../../state/store";
import { klName } from "../../../words/terms";
import { chartName } from "../../../words/training";
import { useNames } from "../../../words/wording";
import { HappeningPins } from "../marks/HappeningPins";
import { groupsWithin, MarkFlags, MarkLines } from "../marks/Marks";
import { LookedStep } from "../timeMachine/LookedStep";
import type { LossView } from "../view/view";
import { lastStep, recentSteps } from "./axes";
import type { Frame } from "./frame";
import { LevelNames, NAMES_WIDTH } from "./LevelNames";
import { AXIS_HEIGHT, AXIS_WIDTH, LossAxes } from "./LossAxes";
import { Cursor, LossLines } from "./LossLines";
import { type Levels, namedLevels } from "./levels";
import { EarlierCurves, RawCurves } from "./PaleCurves";
import { Epochs, LevelLines } from "./References";
import { type Row, restartsOf } from "./rows";
import { type Strip, stripsOf } from "./strips";
import { TooltipContent } from "./TooltipContent";
import { useAttention } from "./useAttention";

interface LossChartProps {
  readonly rows: readonly Row[];
  readonly marks: readonly Mark[];
  readonly happenings: readonly Happening[];
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
const TOP = 28 * TEXT_SCALE;
/** Nats per image that the axis of an empty chart goes up to, about, before there is a level to hold. */
const EMPTY_LEVEL = 200;

/**
 * Events that Recharts hears late: none, for a move that it hears after the pointer has left marks a row for good, and the
 * keys no longer tell theirs. Browsers send moves once a frame anyway.
 */
const heardLate: [] = [];

/** What Recharts knows of the curves while nobody asks it for the row under the pointer: that takes it long to learn. */
const none: readonly Row[] = [];

/** The curves of the loss's terms over steps, with the levels of decoders that know no code. */
export const LossChart = memo(function LossChart(props: LossChartProps) {
  const { rows, marks, happenings, earlier, view, levels, stepsPerEpoch, width } = props;
  const narrow = width < NARROW;
  const strips = useStrips(props, narrow);
  const frames = useMemo(() => strips.map(({ frame }) => frame), [strips]);
  const whole = useMemo(() => spanning(frames), [frames]);
  const groups = useMemo(() => groupsWithin(whole, marks), [whole, marks]);
  const breaks = useMemo(() => restartsOf({ marks }), [marks]);
  const named = namedLevels(levels, view);
  const margin = useMemo(() => ({ top: TOP, right: width - whole.right, bottom: 0, left: 0 }), [width, whole.right]);
  const [attended, attention] = useAttention();
  const content = useCallback((told: TooltipContentProps) => <TooltipContent {...told} view={view} />, [view]);
  const [upper] = frames;
  return (
    <div {...attention} translate="no">
      <LineChart
        aria-label={chartName}
        width={width}
        height={props.height}
        data={attended ? rows : none}
        margin={margin}
        throttledEvents={heardLate}
      >
        <LossAxes {...{ frames, narrow }} />
        {upper && <LevelLines frame={upper} levels={named} />}
        <Epochs {...{ stepsPerEpoch, narrow }} frame={whole} />
        {strips.map((strip) => (
          <g key={strip.terms.join()}>
            {view.steps === "whole" && earlier.length > 0 && <EarlierCurves {...{ strip, earlier, view }} />}
            {view.train && view.smoothing > 0 && <RawCurves {...{ strip, rows, breaks }} />}
          </g>
        ))}
        <MarkLines {...{ groups }} frame={whole} />
        {strips.map((strip) => (
          <LossLines key={strip.terms.join()} {...{ strip, rows, view, breaks }} />
        ))}
        {frames.length > 1 && <StripName {...{ narrow }} frame={frames.at(-1)} />}
        <Line dataKey="step" hide isAnimationActive={false} />
        <LookedStep frame={whole} />
        <Tooltip includeHidden isAnimationActive={false} cursor={<Cursor {...{ strips, view }} />} content={content} />
      </LineChart>
      {upper && (
        <LevelNames {...{ narrow }} levels={named} frame={upper} taken={groups.length > 0 ? FLAGS_HEIGHT : 0} />
      )}
      {strips[0] && <HappeningPins {...{ happenings, rows }} strip={strips[0]} />}
      <MarkFlags {...{ groups }} frame={whole} />
    </div>
  );
});

/** Where the strips lie and what their edges mean; the same as long as nothing of that changes. */
function useStrips(props: LossChartProps, narrow: boolean): readonly Strip[] {
  const { rows, view, levels, step, stepsPerEpoch, recent, width, height } = props;
  const whole = { first: 0, last: lastStep(step, stepsPerEpoch) };
  const { first, last } = view.steps === "recent" ? recentSteps(step, recent) : whole;
  const right = width - (narrow ? 14 * TEXT_SCALE : NAMES_WIDTH + 6);
  const bottom = height - AXIS_HEIGHT;
  const plot = { left: AXIS_WIDTH, top: TOP, right, bottom, first, last };
  const strips = stripsOf(plot, rows, view, levels?.meanImage ?? EMPTY_LEVEL);
  const key = JSON.stringify(strips);
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are all in the key.
  return useMemo(() => strips, [key]);
}

/** The frame of the whole plot, from the upper strip's top to the lower one's bottom; its losses are the upper one's. */
function spanning(frames: readonly Frame[]): Frame {
  const [upper] = frames;
  const lower = frames.at(-1);
  if (!upper || !lower) throw new Error("A chart has a strip at least.");
  return { ...upper, bottom: lower.bottom };
}

/** CSS pixels from the plot's top that the flags of changes take. */
const FLAGS_HEIGHT = 20 * TEXT_SCALE;

/** What the strip of KL is called, in its corner. */
function StripName({ frame, narrow }: { readonly frame: Frame | undefined; readonly narrow: boolean }) {
  const names = useNames();
  const kl = usePlayground((state) => klName(state.experiment.objective.noise));
  if (!frame) return null;
  return (
    <text x={frame.left + 4} y={frame.top + 10 * TEXT_SCALE} fontSize={11 * TEXT_SCALE} fill="var(--kl)">
      {narrow ? names(kl) : `${names(kl)}, to a scale of its own`}
    </text>
  );
}
