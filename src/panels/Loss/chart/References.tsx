import { TEXT_SCALE } from "../../../pictures/textScale";
import { markedEpochs } from "./axes";
import { type Frame, xOf, yOf } from "./frame";
import type { NamedLevel } from "./levels";

/** CSS pixels from the plot's foot to the baseline of an epoch's name. */
const NAME_ABOVE = 4 * TEXT_SCALE;

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
}

/** The ends of epochs, named at the foot of the plot, where no level runs. */
export function Epochs({ frame, stepsPerEpoch, narrow }: EpochsProps) {
  const { top, bottom, last, first } = frame;
  return markedEpochs(last, stepsPerEpoch, narrow ? 3 : 6)
    .map((epoch) => ({ epoch, step: epoch * stepsPerEpoch }))
    .filter(({ step }) => step >= first)
    .map(({ epoch, step }) => ({ epoch, x: xOf(frame, step) }))
    .map(({ epoch, x }) => (
      <g key={epoch}>
        <line x1={x} x2={x} y1={top} y2={bottom} stroke="var(--line)" />
        <text
          x={x - 5}
          y={bottom - NAME_ABOVE}
          textAnchor="end"
          fontSize={11 * TEXT_SCALE}
          fill="var(--muted)"
          stroke="var(--panel)"
          strokeWidth={4}
          paintOrder="stroke"
        >
          {`epoch ${epoch}`}
        </text>
      </g>
    ));
}
