import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { type PlotFrame, shareOfX, shareOfY } from "./frame";
import styles from "./Handle.module.css";

/** What a handle moves, by colour. */
export type HandleTone = "accent" | "kl" | "reconstruction" | "probe";

interface HandleProps {
  /** Accessible name. */
  readonly name: string;
  /** What is seen in it; a letter. */
  readonly letter?: string;
  readonly frame: PlotFrame;
  /** Where in the frame it stands. */
  readonly x: number;
  readonly y: number;
  /** Along which axis it is moved. */
  readonly along: "x" | "y";
  readonly value: number;
  readonly least: number;
  readonly greatest: number;
  /** How far an arrow key moves it, one part of a whole number in 1; Page Up and Down move it ten times as far. */
  readonly step: number;
  /** The value as a screen reader says it. */
  readonly text: string;
  readonly tone: HandleTone;
  /** The value at a place along the axis; the place itself unless given. */
  readonly valueAt?: (place: number) => number;
  readonly onChange: (value: number) => void;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

/** A point of a plot that is moved along one axis: by pointer, by touch, and by the keys of a slider. */
export function Handle(props: HandleProps) {
  const { name, letter, frame, x, y, along, value, least, greatest, step, text, tone } = props;
  const change = (next: number) => {
    const perUnit = Math.round(1 / step);
    const rounded = Math.round(next * perUnit) / perUnit;
    props.onChange(Math.min(greatest, Math.max(least, rounded)));
  };
  const drag = useDrag({ ...props, onDrag: change });
  const onKeyDown = (event: KeyboardEvent) => {
    const moved = steps[event.key];
    const end = event.key === "Home" ? least : event.key === "End" ? greatest : undefined;
    if (moved === undefined && end === undefined) return;
    event.preventDefault();
    change(end ?? value + (moved ?? 0) * step);
  };
  const within = (share: number) => 100 * Math.min(1, Math.max(0, share));
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-orientation={along === "x" ? "horizontal" : "vertical"}
      aria-valuemin={least}
      aria-valuemax={greatest}
      aria-valuenow={value}
      aria-valuetext={text}
      data-tone={tone}
      data-along={along}
      className={styles.handle}
      style={{ left: `${within(shareOfX(frame, x))}%`, bottom: `${within(shareOfY(frame, y))}%` }}
      onKeyDown={onKeyDown}
      {...drag}
    >
      {letter !== undefined && (
        <span aria-hidden translate="no">
          {letter}
        </span>
      )}
    </div>
  );
}

interface DragProps extends Pick<HandleProps, "frame" | "x" | "y" | "along" | "valueAt"> {
  readonly onDrag: (value: number) => void;
}

/** Handlers that follow the pointer as far along the axis as it is moved, from wherever in the handle it is pressed. */
function useDrag({ frame, x, y, along, valueAt = (place) => place, onDrag }: DragProps) {
  const grip = useRef<number | null>(null);
  const placeOf = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) => {
    const field = currentTarget.offsetParent?.getBoundingClientRect();
    if (!field) return 0;
    const [least, greatest] = frame[along];
    const share = along === "x" ? (clientX - field.left) / field.width : (field.bottom - clientY) / field.height;
    return least + share * (greatest - least);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = placeOf(event) - (along === "x" ? x : y);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (grip.current !== null) onDrag(valueAt(placeOf(event) - grip.current));
    },
    onLostPointerCapture() {
      grip.current = null;
    },
  };
}
