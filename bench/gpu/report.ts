import { decimal, markdownTable } from "../table.mjs";
import { peers, type Row } from "./race";

/** Rows as a table, each with how many times as fast it is as the peers at the same batch size. */
export function tableOf(rows: readonly Row[]): string {
  const paceOf = (prefix: string, batch: number) =>
    Math.max(...rows.filter((row) => row.batch === batch && row.engine.startsWith(prefix)).map(paceIn), 0);
  return markdownTable(
    [
      "engine",
      "batch",
      "ms a step",
      "least ms",
      "images/s",
      "× TensorFlow.js",
      "× PyTorch eager",
      "× torch.compile",
      "dispatches",
      "submits",
      "loss differs by",
    ],
    rows.map((row) => [
      row.engine,
      String(row.batch),
      decimal(row.msPerStep, 2),
      decimal(row.leastMs, 2),
      decimal(row.imagesPerSecond),
      ...[peers.tensorFlow, peers.eager, peers.compiled].map((peer) => {
        const pace = paceOf(peer, row.batch);
        return decimal(pace > 0 ? row.imagesPerSecond / pace : Number.NaN, 2);
      }),
      decimal(row.perStep?.dispatches ?? Number.NaN),
      decimal(row.perStep?.submits ?? Number.NaN),
      row.lossDifference.toExponential(1),
    ]),
  );
}

function paceIn({ imagesPerSecond }: Row): number {
  return imagesPerSecond;
}
