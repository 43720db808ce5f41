import { ticks } from "d3-array";
import { memo, useMemo } from "react";
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import type { CurvePoint } from "../../state/history";
import type { State } from "../../state/state";
import { decimal } from "../notation";
import { LOG_FLOOR, lastStep, markedEpochs, type Parts, upperLimit, upperPower } from "./axes";
import { LevelNames, NAMES_WIDTH, type NamedLevel } from "./LevelNames";
import type { Row } from "./rows";
import { TooltipContent } from "./TooltipContent";

/** Reconstruction loss of decoders that know no code, nats per image. */
type Levels = NonNullable<State["data"]>["levels"]["bernoulli"];

interface LossChartProps {
  readonly rows: readonly Row[];
  readonly parts: Parts;
  readonly logarithmic: boolean;
  readonly levels: Levels | null;
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** CSS pixels: under this width the names of the levels stand inside the chart. */
const NARROW = 480;
const TOP = 20;
const AXIS_HEIGHT = 22;
const AXIS_WIDTH = 44;
const tick = { fill: "var(--muted)", fontSize: 11 };
/** Height of the axis, nats per image, before the data set is known. */
const USUAL_LEVEL = 206;

/** The curves of the loss's terms over steps, with the levels of decoders that know no code. */
export default memo(function LossChart(props: LossChartProps) {
  const { rows, parts, logarithmic, levels, step, stepsPerEpoch, width, height } = props;
  const narrow = width < NARROW;
  const last = lastStep(step, stepsPerEpoch);
  const top = logarithmic ? upperPower(rows, parts) : upperLimit(rows, parts, levels?.meanImage ?? USUAL_LEVEL);
  const bottom = logarithmic ? LOG_FLOOR : 0;
  const valueTicks = useMemo(() => (logarithmic ? powers(bottom, top) : ticks(0, top, 5)), [logarithmic, bottom, top]);
  const named = levels ? namedLevels(levels) : [];
  const margin = { top: TOP, right: narrow ? 8 : NAMES_WIDTH + 6, bottom: 0, left: 0 };
  return (
    <>
      <LineChart width={width} height={height} data={rows} margin={margin}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="step"
          type="number"
          domain={[0, last]}
          ticks={ticks(0, last, narrow ? 3 : 5)}
          tickFormatter={wholeNumber}
          height={AXIS_HEIGHT}
          tick={tick}
          tickLine={false}
          stroke="var(--line-strong)"
          allowDataOverflow
        />
        <YAxis
          scale={logarithmic ? "log" : "linear"}
          domain={[bottom, top]}
          ticks={valueTicks}
          tickFormatter={plainNumber}
          width={AXIS_WIDTH}
          tick={tick}
          tickLine={false}
          axisLine={false}
          allowDataOverflow
        />
        {markedEpochs(last, stepsPerEpoch, narrow ? 3 : 6).map((epoch) => (
          <ReferenceLine
            key={`epoch ${epoch}`}
            x={epoch * stepsPerEpoch}
            stroke="var(--line)"
            label={{
              value: narrow && epoch * stepsPerEpoch > last / 2 ? "" : `epoch ${epoch}`,
              position: "insideTopRight",
              fill: "var(--muted)",
              fontSize: 11,
            }}
          />
        ))}
        {named.map(({ name, value }) => (
          <ReferenceLine key={name} y={value} stroke="var(--line-strong)" strokeDasharray="5 4" />
        ))}
        {curves
          .filter(({ part }) => parts[part])
          .map(({ part, term, colour, key }) => (
            <Line
              key={`${part} ${term}`}
              dataKey={key}
              stroke={colour}
              strokeWidth={part === "heldOut" ? 2 : 1.25}
              strokeDasharray={part === "heldOut" ? "5 3" : "none"}
              strokeOpacity={part === "train" && parts.heldOut ? 0.5 : 1}
              type="linear"
              dot={false}
              activeDot={{ r: 3 }}
              connectNulls
              isAnimationActive={false}
            />
          ))}
        <Tooltip isAnimationActive={false} cursor={{ stroke: "var(--line-strong)" }} content={TooltipContent} />
      </LineChart>
      <LevelNames
        levels={named}
        yOf={(value) => TOP + (1 - fraction(value, bottom, top, logarithmic)) * (height - TOP - AXIS_HEIGHT)}
        least={TOP}
        greatest={height - AXIS_HEIGHT}
        narrow={narrow}
      />
    </>
  );
});

function namedLevels({ meanImage, classMeans, floor }: Levels): NamedLevel[] {
  return [
    { name: "collapse: mean image", short: "mean image", value: meanImage },
    { name: "class means", short: "class means", value: classMeans },
    { name: "floor: perfect x̂", short: "perfect x̂", value: floor },
  ];
}

const terms = [
  { term: "total", colour: "var(--total)" },
  { term: "reconstruction", colour: "var(--reconstruction)" },
  { term: "kl", colour: "var(--kl)" },
] as const;

const curves = (["train", "heldOut"] as const).flatMap((part) =>
  terms.map(({ term, colour }) => ({ part, term, colour, key: (row: Row) => drawn(row[part], term) })),
);

/** What is not finite leaves a gap; what is under the logarithmic axis lies on its floor. */
function drawn(point: CurvePoint | null, term: (typeof terms)[number]["term"]): number | null {
  const value = point?.[term];
  return value !== undefined && Number.isFinite(value) ? Math.max(LOG_FLOOR, value) : null;
}

function fraction(value: number, bottom: number, top: number, logarithmic: boolean): number {
  const place = logarithmic ? Math.log10(Math.max(bottom, value) / bottom) / Math.log10(top / bottom) : value / top;
  return Math.min(1, Math.max(0, place));
}

function powers(least: number, greatest: number): number[] {
  const first = Math.round(Math.log10(least));
  const count = Math.round(Math.log10(greatest)) - first + 1;
  return Array.from({ length: count }, (_, index) => Number(`1e${first + index}`));
}

function wholeNumber(value: number): string {
  return decimal(value, 0);
}

function plainNumber(value: number): string {
  return value >= 10_000 ? value.toExponential(0).replace("e+", "e") : String(value);
}
