import { brokenLines, short, svgElement, svgText } from "../../formats/svg";

/** A range of numbers that an axis shows. */
export type AxisRange = readonly [least: number, greatest: number];

/** What lies around the marks of a figure. */
export interface FrameOptions {
  readonly x: { readonly range: AxisRange; readonly name: string };
  readonly y: { readonly range: AxisRange; readonly name: string };
  /** What each colour stands for. */
  readonly legend: readonly { readonly name: string; readonly colour: string }[];
  /** Paragraphs below. */
  readonly caption: readonly string[];
}

/** Where numbers lie in a figure, in pixels of it. */
export interface FigureScale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** Pixels of a unit along x. */
  readonly unit: number;
}

const PLOT = { left: 56, top: 16, width: 560, height: 420 } as const;
const WIDTH = PLOT.left + PLOT.width + 16;
const LINE = 15;
const INK = "#1b1b1f";
const LETTERS_A_LINE = 100;
const TICKS = 6;

/** A figure on white paper as a document of SVG: marks within axes, with a legend and a caption below. */
export function framed(options: FrameOptions, marks: (scale: FigureScale) => readonly string[]): string {
  const { x, y, legend, caption } = options;
  const scale = scaleOf(x.range, y.range);
  const legendLines = rowsOf(legend);
  const below = PLOT.top + PLOT.height + 44;
  const lines = caption.flatMap((paragraph) => brokenLines(paragraph, LETTERS_A_LINE));
  const captionTop = below + legendLines.length * LINE + 12;
  const height = captionTop + lines.length * LINE + 12;
  const clip = svgElement("clipPath", { id: "plot" }, [svgElement("rect", boxOf())]);
  return svgElement(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      "font-size": 11,
      "font-family": "Helvetica, Arial, sans-serif",
      fill: INK,
    },
    [
      svgElement("rect", { width: WIDTH, height, fill: "#ffffff" }),
      clip,
      svgElement("g", { "clip-path": "url(#plot)" }, marks(scale)),
      svgElement("rect", { ...boxOf(), fill: "none", stroke: INK }),
      ...ticksAlong(x.range).map((value) => xTick(value, scale)),
      ...ticksAlong(y.range).map((value) => yTick(value, scale)),
      svgText(x.name, PLOT.left + PLOT.width / 2, PLOT.top + PLOT.height + 32, { "text-anchor": "middle" }),
      svgText(y.name, 0, 0, {
        "text-anchor": "middle",
        transform: `translate(14 ${PLOT.top + PLOT.height / 2}) rotate(-90)`,
      }),
      ...legendLines.flatMap((row, index) => legendRow(row, below + (index + 0.7) * LINE)),
      ...lines.map((line, index) => svgText(line, PLOT.left, captionTop + (index + 0.7) * LINE)),
    ],
  );
}

/** Values of 1, 2 or 5 times a power of ten within a range, some six of them. */
export function ticksAlong([least, greatest]: AxisRange): number[] {
  const rough = (greatest - least) / TICKS;
  if (!(rough > 0) || !Number.isFinite(rough)) return [least];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(least / step);
  const count = Math.floor(greatest / step) - first + 1;
  // As many places as the step has: multiples of 0.1 are no round numbers in binary.
  const places = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: count }, (_, index) => Math.round((first + index) * step * 10 ** places) / 10 ** places);
}

function scaleOf(x: AxisRange, y: AxisRange): FigureScale {
  const unit = PLOT.width / (x[1] - x[0]);
  return {
    x: (value) => short(PLOT.left + (value - x[0]) * unit),
    y: (value) => short(PLOT.top + PLOT.height * (1 - (value - y[0]) / (y[1] - y[0]))),
    unit,
  };
}

function boxOf() {
  return { x: PLOT.left, y: PLOT.top, width: PLOT.width, height: PLOT.height };
}

function xTick(value: number, { x }: FigureScale): string {
  const bottom = PLOT.top + PLOT.height;
  const line = svgElement("path", { d: `M${x(value)} ${bottom}v4`, stroke: INK });
  return line + svgText(signedText(value), x(value), bottom + 16, { "text-anchor": "middle" });
}

function yTick(value: number, { y }: FigureScale): string {
  const line = svgElement("path", { d: `M${PLOT.left} ${y(value)}h-4`, stroke: INK });
  return line + svgText(signedText(value), PLOT.left - 7, y(value) + 4, { "text-anchor": "end" });
}

/** With a minus sign, not a hyphen. */
function signedText(value: number): string {
  return String(value).replace("-", "−");
}

type LegendEntry = FrameOptions["legend"][number];

/** Entries in rows as long as the plot is wide. */
function rowsOf(legend: FrameOptions["legend"]): LegendEntry[][] {
  const rows: LegendEntry[][] = [];
  let used: number = PLOT.width;
  for (const entry of legend) {
    const width = widthOf(entry);
    if (used + width > PLOT.width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(entry);
    used += width;
  }
  return rows;
}

function legendRow(row: readonly LegendEntry[], y: number): string[] {
  let x: number = PLOT.left;
  return row.flatMap((entry) => {
    const at = x;
    x += widthOf(entry);
    const swatch = svgElement("rect", { x: at, y: y - 8, width: 9, height: 9, fill: entry.colour });
    return [swatch, svgText(entry.name, at + 14, y)];
  });
}

function widthOf({ name }: LegendEntry): number {
  return 34 + 6 * name.length;
}
