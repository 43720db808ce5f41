import { CURVE_CAPACITY, type Curve, type CurvePoint, RECENT_STEPS } from "../run/history";
import { RunUnreadable } from "./problem";

/** The curves of a run: of its training steps, thinned and the latest ones whole, and of the held-out images. */
export interface RunCurves {
  readonly train: Curve;
  readonly heldOut: Curve;
  readonly recent: readonly CurvePoint[];
}

const HEADER = "step,part,reconstruction_nats_per_image,kl_nats_per_image,total_nats_per_image,mistaken_kl";
/** What a line ends in besides where a run has a label head. */
const LABEL_COLUMN = ",cross_entropy_nats_per_labelled_image";
const parts = { train: "training", heldOut: "held-out" } as const;
/** A file of more lines is none of ours. */
const MOST_LINES = 2 * CURVE_CAPACITY + RECENT_STEPS + 2;

/** The curves as comma-separated values: a line for each point, and what of it is no number left out. */
export function writeCurves({ train, heldOut, recent }: RunCurves): string {
  const first = recent[0]?.step ?? Number.POSITIVE_INFINITY;
  const steps = [...train.points.filter(({ step }) => step < first), ...recent];
  const isLabelled = [...steps, ...heldOut.points].some(({ crossEntropy }) => crossEntropy !== undefined);
  const lines = [
    ...steps.map((point) => lineOf(point, parts.train, isLabelled)),
    ...heldOut.points.map((point) => lineOf(point, parts.heldOut, isLabelled)),
  ];
  return [isLabelled ? HEADER + LABEL_COLUMN : HEADER, ...lines.filter((line) => line !== null), ""].join("\n");
}

/**
 * Reads the curves of a run that has taken so many steps, thinned by these strides.
 * @throws RunUnreadable where they are no such curves
 */
export function readCurves(
  text: string,
  strides: { readonly train: number; readonly heldOut: number },
  lastStep: number,
): RunCurves {
  const lines = text.split(/\r?\n/, MOST_LINES + 1);
  const isLabelled = lines[0] === HEADER + LABEL_COLUMN;
  if ((lines[0] !== HEADER && !isLabelled) || lines.length > MOST_LINES) throw malformed(1);
  const points = { training: [] as CurvePoint[], "held-out": [] as CurvePoint[] };
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === "") continue;
    const { part, point } = pointOf(line, isLabelled ? 5 : 4) ?? {};
    if (!part || !point || point.step > lastStep || point.step <= (points[part].at(-1)?.step ?? -1)) {
      throw malformed(index + 1);
    }
    points[part].push(point);
  }
  const { training, "held-out": heldOut } = points;
  return {
    train: curveOf(training, strides.train),
    heldOut: curveOf(heldOut, strides.heldOut),
    recent: latest(training),
  };
}

function lineOf(point: CurvePoint, part: string, isLabelled: boolean): string | null {
  const { step, reconstruction, kl, total, mistakenKl, crossEntropy } = point;
  const numbers = [reconstruction, kl, total, mistakenKl ?? 0, crossEntropy ?? 0];
  if (!numbers.every(Number.isFinite)) return null;
  const cells = [step, part, reconstruction, kl, total, mistakenKl ?? ""];
  return [...cells, ...(isLabelled ? [crossEntropy ?? ""] : [])].join(",");
}

function pointOf(line: string, numbers: number): { part: "training" | "held-out"; point: CurvePoint } | null {
  const [step, part, ...cells] = line.split(",", 3 + numbers);
  const [reconstruction, kl, total] = cells.slice(0, 3).map(numberOf);
  if (part !== parts.train && part !== parts.heldOut) return null;
  if (!step || !/^\d{1,12}$/.test(step) || cells.length !== numbers) return null;
  if (reconstruction === undefined || kl === undefined || total === undefined) return null;
  const [mistakenKl, crossEntropy] = [cells[3] ?? "", cells[4] ?? ""];
  const point = {
    ...{ step: Number(step), reconstruction, kl, total },
    ...(mistakenKl !== "" && { mistakenKl: numberOf(mistakenKl) }),
    ...(crossEntropy !== "" && { crossEntropy: numberOf(crossEntropy) }),
  };
  return Object.values(point).every(Number.isFinite) ? { part, point } : null;
}

function numberOf(cell: string): number {
  return cell.trim() === "" ? Number.NaN : Number(cell);
}

function curveOf(points: readonly CurvePoint[], stride: number): Curve {
  return { points: points.filter(({ step }) => step % stride === 0).slice(-CURVE_CAPACITY), stride };
}

/** The last points, as far as they are of steps in a row. */
function latest(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const gap = points.findLastIndex((point, index) => index > 0 && point.step - (points[index - 1]?.step ?? 0) > 1);
  return points.slice(Math.max(0, gap)).slice(-RECENT_STEPS);
}

function malformed(line: number): RunUnreadable {
  return new RunUnreadable({ code: "malformedHistory", line });
}
