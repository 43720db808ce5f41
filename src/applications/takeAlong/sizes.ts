import { type ExportPart, exportParts } from "../../elsewhere/request";
import { sizeOf } from "../../experiment/architecture";
import { parameterLayout } from "../../experiment/parameters";
import type { State } from "../../state/state";

const NUMBER_BYTES = 4;
/** How often the weights are in the files of a library, Adam's moments counted. */
const copies = { pytorch: 4, keras: 2, onnx: 1, tfjs: 1 } as const;
/** Bytes that a dot of the map takes as text, roughly. */
const DOT = 18;
/** Bytes that a number takes as text in a table, roughly. */
const DIGITS = 12;

/** Bytes of each part before it is packed, roughly; 0 of what is not there yet. */
export function partSizes({
  experiment,
  data,
}: Pick<State, "experiment" | "data">): Readonly<Record<ExportPart, number>> {
  const { trainableCount, statisticsCount } = parameterLayout(experiment.architecture);
  const weights = NUMBER_BYTES * (trainableCount + statisticsCount);
  const codes = (data?.testCount ?? 0) * 3 * experiment.architecture.latentDim * (NUMBER_BYTES + DIGITS);
  const images = ((data?.trainCount ?? 0) + (data?.testCount ?? 0)) * sizeOf(experiment.architecture.imageShape);
  return {
    pytorch: copies.pytorch * weights,
    keras: copies.keras * weights,
    onnx: copies.onnx * weights,
    tfjs: copies.tfjs * weights,
    codes,
    figures: (data?.testCount ?? 0) * DOT,
    data: images,
  };
}

/** The parts of which a choice is made, in their order. */
export function sizeOfParts(chosen: ReadonlySet<ExportPart>, sizes: Readonly<Record<ExportPart, number>>): number {
  return exportParts.reduce((sum, part) => sum + (chosen.has(part) ? sizes[part] : 0), 0);
}
