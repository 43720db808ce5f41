import { type ReactNode, useRef } from "react";
import { CartesianGrid, ComposedChart, XAxis, type XAxisProps, YAxis, type YAxisProps } from "recharts";
import { useSize } from "../interaction/useSize";
import { TEXT_SCALE } from "../pictures/textScale";
import { tickText } from "../words/numbers";

/** CSS pixels. */
const HEIGHT_OF_AXIS = 18 * TEXT_SCALE;
const REM = 16 * TEXT_SCALE;
const margin = { top: 6, right: 20 * TEXT_SCALE, bottom: 0, left: 0 };
const tick = { fill: "var(--muted)", fontSize: 11 * TEXT_SCALE };

interface CurveChartProps<Row> {
  readonly rows: readonly Row[];
  /** All that it shows, for those who do not see it. */
  readonly words: string;
  /** The class of its place, which has a height. */
  readonly className: string | undefined;
  /** `CurveAxes`, and the curves as Recharts draws them. */
  readonly children: ReactNode;
}

/** Curves over a number, as large as their place. */
export function CurveChart<Row>({ rows, words, className, children }: CurveChartProps<Row>) {
  const place = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(place);
  return (
    <div ref={place} className={className} role="img" aria-label={words} translate="no">
      {width > 0 && (
        <ComposedChart width={width} height={height} data={[...rows]} margin={margin} accessibilityLayer={false}>
          {children}
        </ComposedChart>
      )}
    </div>
  );
}

interface CurveAxesProps {
  /** What lies along the bottom. */
  readonly across: Pick<XAxisProps, "dataKey" | "scale" | "domain" | "ticks" | "tickFormatter">;
  /** What lies along the left side; `width` in rem. */
  readonly up: Pick<YAxisProps, "domain" | "ticks" | "tickFormatter" | "allowDataOverflow"> & {
    readonly width: number;
  };
}

/** The axes of a `CurveChart`, at the bottom and at the left, with lines at the ticks of the left one. */
export function CurveAxes({ across, up }: CurveAxesProps) {
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        type="number"
        interval={0}
        height={HEIGHT_OF_AXIS}
        tick={tick}
        tickLine={false}
        stroke="var(--line-strong)"
        {...across}
      />
      <YAxis
        type="number"
        tickFormatter={tickText}
        interval={0}
        tick={tick}
        tickLine={false}
        axisLine={false}
        {...up}
        width={REM * up.width}
      />
    </>
  );
}
