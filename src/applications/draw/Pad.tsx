import { Eraser, Undo2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import { unpin } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import type { Stroke } from "../../state/view/drawing";
import { Button } from "../../widgets/Button";
import { padSize } from "./likeTheDataSet";
import styles from "./Pad.module.css";
import { useDraw } from "./useDraw";
import { useKeyboardPen } from "./useKeyboardPen";
import { usePointerPen } from "./usePointerPen";

/** A pad to draw on with a mouse, a finger, a pen or the arrow keys. */
export function Pad() {
  const strokes = usePlayground((state) => state.drawing);
  const { imageShape, drawing } = usePlayground(dataSetOf);
  const [width, height] = padSize(imageShape);
  const draw = useDraw();
  const pointer = usePointerPen(strokes, draw);
  const { pen, onKeyDown, onBlur } = useKeyboardPen(strokes, draw);
  const penWidth = drawing.pen / Math.max(imageShape[0], imageShape[1]);
  const helpId = useId();
  return (
    <div className={styles.holder}>
      <div
        role="application"
        aria-label="Drawing pad"
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys draw on it
        tabIndex={0}
        className={styles.pad}
        // What becomes an image in colour is drawn on white paper whatever the theme.
        data-paper={imageShape[2] > 1 || undefined}
        style={{ aspectRatio: `${imageShape[1]} / ${imageShape[0]}` }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        {...pointer}
      >
        <svg viewBox={`0 0 ${width} ${height}`} className={styles.drawing} aria-hidden="true">
          {strokes.map((stroke, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is known by when it was drawn
            <path key={index} d={pathOf(stroke, width, height)} strokeWidth={penWidth} className={styles.stroke} />
          ))}
          <circle
            cx={pen.at.x * width}
            cy={pen.at.y * height}
            r={0.05}
            className={styles.pen}
            data-down={pen.down || undefined}
          />
        </svg>
      </div>
      <p id={helpId} hidden>
        Arrow keys move the pen, with Shift further; Space puts it down and lifts it.
      </p>
      <Corrections strokes={strokes} draw={draw} />
    </div>
  );
}

interface CorrectionsProps {
  readonly strokes: readonly Stroke[];
  readonly draw: (strokes: readonly Stroke[]) => void;
}

function Corrections({ strokes, draw }: CorrectionsProps) {
  const models = useModels();
  const isProbe = usePlayground((state) => state.probe?.source.kind === "drawn");
  const change = (next: readonly Stroke[]) => {
    draw(next);
    if (next.length === 0 && isProbe) unpin(models);
  };
  return (
    <div className={styles.corrections}>
      <Correction name="Undo stroke" disabled={strokes.length === 0} onPress={() => change(strokes.slice(0, -1))}>
        <Undo2 aria-hidden />
      </Correction>
      <Correction name="Clear" disabled={strokes.length === 0} onPress={() => change([])}>
        <Eraser aria-hidden />
      </Correction>
    </div>
  );
}

interface CorrectionProps {
  readonly name: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Correction({ name, disabled, onPress, children }: CorrectionProps) {
  return (
    <Button look="quiet" aria-label={name} title={name} disabled={disabled} onClick={onPress}>
      {children}
    </Button>
  );
}

/** A line through a stroke's places on a pad of that size; a single one is a dot. */
function pathOf(stroke: Stroke, width: number, height: number): string {
  const places = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
  return places.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x * width} ${y * height}`).join("");
}
