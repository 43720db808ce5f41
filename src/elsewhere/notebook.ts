import text from "./pytorch/notebook.md?raw";
import { type Filling, filled } from "./scripts";

/** A cell of a notebook. */
interface Cell {
  readonly kind: "markdown" | "code";
  readonly lines: readonly string[];
}

/** A Jupyter notebook (nbformat 4.5) that loads a model into PyTorch, checks it, looks at it and trains it on. */
export function notebookOf(filling: Filling): string {
  const cells = filled(text, filling).trim().split("\n---\n").map(cellOf);
  return JSON.stringify(
    {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
      cells: cells.map(({ kind, lines }, index) => ({
        id: `cell-${index}`,
        cell_type: kind,
        metadata: {},
        source: lines.map((line, at) => (at < lines.length - 1 ? `${line}\n` : line)),
        ...(kind === "code" && { outputs: [], execution_count: null }),
      })),
    },
    null,
    1,
  );
}

/** What begins with a heading is text. */
function cellOf(source: string): Cell {
  return { kind: /^##? /.test(source) ? "markdown" : "code", lines: source.split("\n") };
}
