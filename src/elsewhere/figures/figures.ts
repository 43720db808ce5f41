import { svgElement } from "../../formats/svg";
import { klPerDimension } from "../../model/kl";
import { sigmaOf } from "../../model/posterior";
import type { FigureRequest, HeldOutCodes, PackRequest } from "../request";
import { type AxisRange, type FigureScale, framed } from "./frame";

/** Colours of the losses on paper. */
const lossColours = { total: "#1b1b1f", reconstruction: "#0b66b5", kl: "#a84c07" } as const;
const UNLABELLED = "#3463cf";
const BINS = 40;

/** The figures of a model by their names, each a document of SVG: its map, the widths of its posteriors, its losses. */
export function figuresOf(request: PackRequest): readonly (readonly [name: string, svg: string])[] {
  const { figures, codes, moment } = request;
  if (!figures) return [];
  const { latentDim } = moment.experiment.architecture;
  const { noise } = moment.experiment.objective;
  const curves = figures.train.length > 1 ? [["losses", lossFigure(figures)] as const] : [];
  if (!codes) return curves;
  const sigma = codes.logVar.map((logVar) => sigmaOf(logVar, noise));
  const map = latentDim > 1 ? [["map", mapFigure(codes, latentDim, noise, figures)] as const] : [];
  return [...map, ["sigma", histogramFigure(sigma, figures)], ...curves];
}

/** Means of the held-out images along the two dimensions of the greatest KL, coloured by class. */
function mapFigure(
  codes: HeldOutCodes,
  latentDim: number,
  noise: PackRequest["moment"]["experiment"]["objective"]["noise"],
  figures: FigureRequest,
): string {
  const kl = klPerDimension(codes, latentDim, noise);
  const order = kl.map((_, dimension) => dimension).sort((a, b) => (kl[b] ?? 0) - (kl[a] ?? 0));
  const [first = 0, second = 1] = latentDim === 2 ? [0, 1] : order.slice(0, 2).sort((a, b) => a - b);
  const along = (dimension: number) => codes.mu.filter((_, at) => at % latentDim === dimension);
  const [xs, ys] = [along(first), along(second)];
  const reach = Math.max(3.5, 1.05 * [...xs, ...ys].reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  const wide: AxisRange = [(-reach * 4) / 3, (reach * 4) / 3];
  const { classes } = figures;
  const options = {
    x: { range: wide, name: `z${first + 1}` },
    y: { range: [-reach, reach] as const, name: `z${second + 1}` },
    legend: classes,
    caption: figures.captions.map,
  };
  return framed(options, (scale) => [
    ...[1, 2, 3].map((radius) => ringOf(radius, scale)),
    ...pointsByClass(xs, ys, codes.labels, classes.length).map((rows, label) =>
      dots(rows, scale, classes[label]?.colour ?? UNLABELLED),
    ),
  ]);
}

type Point = readonly [x: number, y: number];

function pointsByClass(xs: Float32Array, ys: Float32Array, labels: Uint8Array | null, count: number): Point[][] {
  const groups: Point[][] = Array.from({ length: Math.max(1, count) }, () => []);
  for (const [row, x] of xs.entries()) groups[labels?.[row] ?? 0]?.push([x, ys[row] ?? 0]);
  return groups;
}

/** Round dots as one path: lines of no length with round ends. */
function dots(points: readonly Point[], { x, y }: FigureScale, colour: string): string {
  const d = points.map(([at, up]) => `M${x(at)} ${y(up)}h0`).join("");
  const look = { stroke: colour, "stroke-width": 2.4, "stroke-linecap": "round", fill: "none", "stroke-opacity": 0.75 };
  return svgElement("path", { d, ...look });
}

/** Where the prior's density is that of so many standard deviations. */
function ringOf(radius: number, { x, y, unit }: FigureScale): string {
  const look = { fill: "none", stroke: "#8c8a84", "stroke-dasharray": "4 4" };
  return svgElement("circle", { cx: x(0), cy: y(0), r: Math.round(100 * radius * unit) / 100, ...look });
}

/** How many of the held-out images' σ, all dimensions counted, are of each width. */
function histogramFigure(sigma: Float32Array, figures: FigureRequest): string {
  const greatest = Math.max(
    1.25,
    sigma.reduce((most, value) => Math.max(most, value), 0),
  );
  const counts = new Array<number>(BINS).fill(0);
  for (const value of sigma) {
    const bin = Math.min(BINS - 1, Math.floor((value / greatest) * BINS));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const width = greatest / BINS;
  const options = {
    x: { range: [0, greatest] as const, name: "σ" },
    y: { range: [0, 1.05 * most] as const, name: figures.names.count },
    legend: [],
    caption: figures.captions.sigma,
  };
  return framed(options, ({ x, y }) =>
    counts.map((count, bin) => {
      const [left, right] = [x(bin * width), x((bin + 1) * width)];
      const look = { fill: lossColours.kl, stroke: "#ffffff", "stroke-width": 0.5 };
      return svgElement("rect", { x: left, y: y(count), width: right - left, height: y(0) - y(count), ...look });
    }),
  );
}

/** Losses over steps, of training batches and, dashed, of held-out images. */
function lossFigure({ train, heldOut, names, captions }: FigureRequest): string {
  const all = [...train, ...heldOut];
  const last = Math.max(...all.map(({ step }) => step));
  const greatest = quantile(all.map(({ total }) => total).filter(Number.isFinite), 0.99);
  const terms = ["total", "reconstruction", "kl"] as const;
  const options = {
    x: { range: [0, last] as const, name: names.step },
    y: { range: [0, 1.05 * greatest] as const, name: names.nats },
    legend: terms.map((term) => ({ name: names[term], colour: lossColours[term] })),
    caption: captions.losses,
  };
  return framed(options, (scale) =>
    terms.flatMap((term) => [
      curve(train, term, scale, {}),
      curve(heldOut, term, scale, { "stroke-dasharray": "5 4" }),
    ]),
  );
}

function curve(
  points: FigureRequest["train"],
  term: keyof typeof lossColours,
  { x, y }: FigureScale,
  look: Readonly<Record<string, string>>,
): string {
  const shown = points.filter((point) => Number.isFinite(point[term]));
  const d = shown.map((point, index) => `${index === 0 ? "M" : "L"}${x(point.step)} ${y(point[term])}`).join("");
  return svgElement("path", { d, fill: "none", stroke: lossColours[term], "stroke-width": 1.4, ...look });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.max(1e-6, sorted[Math.floor(share * (sorted.length - 1))] ?? 1);
}
