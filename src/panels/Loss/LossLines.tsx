import { Line, type LineDrawShapeProps } from "recharts";
import { LOG_FLOOR } from "./axes";
import type { Row } from "./rows";
import { type LossView, type Term, termColours, terms } from "./view";

const parts = ["train", "heldOut"] as const;

const lines = parts.flatMap((part) =>
  terms.map((term) => ({ part, term, loss: (row: Row) => drawnLoss(row, part, term) })),
);

/** The curves of the run at hand: training solid, held-out dashed. */
export function LossLines({ view }: { readonly view: LossView }) {
  return lines
    .filter(({ part, term }) => view[part] && view.terms[term])
    .map(({ part, term, loss }) => (
      <Line
        key={`${part} ${term}`}
        dataKey={loss}
        stroke={termColours[term]}
        strokeWidth={part === "heldOut" ? 2 : 1.25}
        strokeDasharray={part === "heldOut" ? "5 3" : "none"}
        strokeOpacity={part === "train" && view.heldOut && view.smoothing === 0 ? 0.5 : 1}
        shape={Outline}
        dot={false}
        activeDot={{ r: 3 }}
        connectNulls
        isAnimationActive={false}
      />
    ));
}

/** A curve without what Recharts' own measures for its animations at every redraw, a third of the time. */
function Outline(props: LineDrawShapeProps) {
  const { points = [], stroke, strokeWidth, strokeDasharray, strokeOpacity, clipPath } = props;
  const known = points.flatMap(({ x, y }) => (x === null || y === null ? [] : [`${x.toFixed(1)},${y.toFixed(1)}`]));
  const look = { stroke, strokeWidth, strokeDasharray, strokeOpacity, clipPath };
  return <polyline points={known.join(" ")} fill="none" {...look} />;
}

/** What is not finite is left out; what is under the logarithmic axis lies on its floor. */
function drawnLoss(row: Row, part: (typeof parts)[number], term: Term): number | null {
  const value = (part === "train" ? row.drawn : row.heldOut)?.[term];
  if (value === undefined || !Number.isFinite(value)) return null;
  return value >= 0 ? Math.max(LOG_FLOOR, value) : value;
}
