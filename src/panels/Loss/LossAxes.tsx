import { ticks } from "d3-array";
import { CartesianGrid, ReferenceLine, XAxis, YAxis } from "recharts";
import { decimal } from "../notation";
import { markedEpochs } from "./axes";
import { type Frame, xOf } from "./frame";
import type { NamedLevel } from "./levels";

/** CSS pixels that the axes take. */
export const AXIS_HEIGHT = 22;
export const AXIS_WIDTH = 44;
/** CSS pixels that the name of an epoch takes to the left of its line. */
const EPOCH_NAME_WIDTH = 56;
const tick = { fill: "var(--muted)", fontSize: 11 };

interface LossAxesProps {
  readonly frame: Frame;
  readonly valueTicks: readonly number[];
  readonly narrow: boolean;
}

/** Steps below, losses at the left. */
export function LossAxes({ frame, valueTicks, narrow }: LossAxesProps) {
  const { first, last, low, high, logarithmic } = frame;
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="step"
        type="number"
        domain={[first, last]}
        ticks={ticks(first, last, narrow ? 3 : 5)}
        tickFormatter={wholeNumber}
        height={AXIS_HEIGHT}
        tick={tick}
        tickLine={false}
        stroke="var(--line-strong)"
        allowDataOverflow
      />
      <YAxis
        scale={logarithmic ? "log" : "linear"}
        domain={[low, high]}
        ticks={valueTicks}
        tickFormatter={plainNumber}
        width={AXIS_WIDTH}
        tick={tick}
        tickLine={false}
        axisLine={false}
        allowDataOverflow
      />
    </>
  );
}

interface ReferencesProps {
  readonly frame: Frame;
  readonly levels: readonly NamedLevel[];
  readonly stepsPerEpoch: number;
  readonly narrow: boolean;
  /** CSS pixels from the chart's left of what the names of epochs must leave room for. */
  readonly taken: readonly number[];
}

/** The ends of epochs and the levels that the curves are held against. */
export function References({ frame, levels, stepsPerEpoch, narrow, taken }: ReferencesProps) {
  const epochs = markedEpochs(frame.last, stepsPerEpoch, narrow ? 3 : 6);
  const isFree = (x: number) =>
    !(narrow && x > (frame.left + frame.right) / 2) &&
    !taken.some((other) => other < x + 8 && other > x - EPOCH_NAME_WIDTH);
  return (
    <>
      {epochs
        .map((epoch) => ({ epoch, step: epoch * stepsPerEpoch }))
        .filter(({ step }) => step >= frame.first)
        .map(({ epoch, step }) => (
          <ReferenceLine
            key={`epoch ${epoch}`}
            x={step}
            stroke="var(--line)"
            label={{
              value: isFree(xOf(frame, step)) ? `epoch ${epoch}` : "",
              position: "insideTopRight",
              fill: "var(--muted)",
              fontSize: 11,
            }}
          />
        ))}
      {levels.map(({ name, value }) => (
        <ReferenceLine key={name} y={value} stroke="var(--line-strong)" strokeDasharray="5 4" />
      ))}
    </>
  );
}

function wholeNumber(value: number): string {
  return decimal(value, 0);
}

function plainNumber(value: number): string {
  return value >= 10_000 ? value.toExponential(0).replace("e+", "e") : String(value);
}
