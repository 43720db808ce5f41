import { writeCsv } from "../formats/csv";
import { writeNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import { sigmaOf } from "../model/posterior";
import { type Files, textFile } from "./files";
import type { HeldOutCodes, PackRequest } from "./request";

/** Codes of held-out images as arrays, and as a table with a row an image. */
export function codesFiles({ moment, codes, data }: PackRequest): Files {
  if (!codes) return [];
  const { architecture, objective } = moment.experiment;
  const { latentDim } = architecture;
  const sigma = codes.logVar.map((logVar) => sigmaOf(logVar, objective.noise));
  return [
    ["codes/codes.npz", writeNpz(arraysOf(codes, sigma, latentDim, data.factorNames.length))],
    ["codes/codes.csv", textFile(writeCsv(rowsOf(codes, sigma, latentDim, data)))],
  ];
}

function arraysOf(
  { mu, logVar, labels, factors }: HeldOutCodes,
  sigma: Float32Array,
  latentDim: number,
  width: number,
) {
  const count = mu.length / latentDim;
  const floats = (values: Float32Array, width: number): NumberArray => {
    return { shape: [count, width], type: "float32", values };
  };
  const arrays: [string, NumberArray][] = [
    ["mu", floats(mu, latentDim)],
    ["log_var", floats(logVar, latentDim)],
    ["sigma", floats(sigma, latentDim)],
  ];
  if (labels) arrays.push(["labels", { shape: [count], type: "uint8", values: labels.slice(0, count) }]);
  if (factors) arrays.push(["factors", floats(factors.slice(0, count * width), width)]);
  return arrays;
}

type Row = (string | number)[];

function* rowsOf(
  codes: HeldOutCodes,
  sigma: Float32Array,
  latentDim: number,
  data: PackRequest["data"],
): Generator<Row> {
  const dimensions = Array.from({ length: latentDim }, (_, dimension) => dimension);
  const named = (name: string) => dimensions.map((dimension) => `${name}_${dimension}`);
  const { labels, factors } = codes;
  const factorNames = factors ? data.factorNames : [];
  const known = [...(labels ? ["label", "class"] : []), ...factorNames];
  yield ["image", ...known, ...named("mu"), ...named("log_var"), ...named("sigma")];
  for (let row = 0; row < codes.mu.length / latentDim; row++) {
    const cut = (values: Float32Array, width: number) => values.subarray(row * width, (row + 1) * width);
    const label = labels?.[row];
    yield [
      row,
      ...(label === undefined ? [] : [label, data.classNames[label] ?? ""]),
      ...(factors ? cut(factors, factorNames.length) : []),
      ...cut(codes.mu, latentDim),
      ...cut(codes.logVar, latentDim),
      ...cut(sigma, latentDim),
    ];
  }
}
