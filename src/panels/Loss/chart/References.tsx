import { TEXT_SCALE } from "../../../pictures/textScale";
import type { MarkGroup } from "../marks/markGroups";
import { markedEpochs } from "./axes";
import { type Frame, xOf, yOf } from "./frame";
import type { NamedLevel } from "./levels";

/** CSS pixels that the name of an epoch takes to the left of its line. */
const NAME_WIDTH = 56 * TEXT_SCALE;
/** CSS pixels from the plot's top to the baseline of a name. */
const NAME_TOP = 15 * TEXT_SCALE;

interface LevelLinesProps {
  readonly frame: Frame;
  readonly levels: readonly NamedLevel[];
}

/** The levels that the curves are held against. */
export function LevelLines({ frame, levels }: LevelLinesProps) {
  const { low, high, left, right } = frame;
  return levels
    .filter(({ value }) => value >= low && value <= high)
    .map(({ name, value }) => ({ name, y: yOf(frame, value) }))
    .map(({ name, y }) => (
      <line key={name} x1={left} x2={right} y1={y} y2={y} stroke="var(--line-strong)" strokeDasharray="5 4" />
    ));
}

interface EpochsProps {
  readonly frame: Frame;
  readonly stepsPerEpoch: number;
  readonly narrow: boolean;
  /** What the names of epochs must leave room for. */
  readonly taken: readonly MarkGroup[];
}

/** The ends of epochs. */
export function Epochs({ frame, stepsPerEpoch, narrow, taken }: EpochsProps) {
  const { top, bottom, left, right, first, last } = frame;
  const isFree = (x: number) =>
    !(narrow && x > (left + right) / 2) &&
    !taken.some((mark) => mark.left < x + 8 && mark.left + mark.width > x - NAME_WIDTH);
  return markedEpochs(last, stepsPerEpoch, narrow ? 3 : 6)
    .map((epoch) => ({ epoch, step: epoch * stepsPerEpoch }))
    .filter(({ step }) => step >= first)
    .map(({ epoch, step }) => ({ epoch, x: xOf(frame, step) }))
    .map(({ epoch, x }) => (
      <g key={epoch}>
        <line x1={x} x2={x} y1={top} y2={bottom} stroke="var(--line)" />
        {isFree(x) && <EpochName x={x - 5} y={top + NAME_TOP} name={`epoch ${epoch}`} />}
      </g>
    ));
}

/** A name that ends at `x`, on ground of its own: a level may run behind it. */
function EpochName({ x, y, name }: { readonly x: number; readonly y: number; readonly name: string }) {
  const height = 14 * TEXT_SCALE;
  return (
    <>
      <rect x={x - NAME_WIDTH + 8} y={y - 0.8 * height} width={NAME_WIDTH - 6} height={height} fill="var(--panel)" />
      <text x={x} y={y} textAnchor="end" fontSize={11 * TEXT_SCALE} fill="var(--muted)">
        {name}
      </text>
    </>
  );
}
