import { Eraser, Undo2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import type { ImageShape } from "../../experiment/architecture";
import { levelsOfColour, shownColour } from "../../pictures/shownColour";
import { useTheme } from "../../pictures/theme";
import { unpin } from "../../state/actions/probe";
import type { State } from "../../state/state";
import { useModels, usePlayground } from "../../state/store";
import type { Stroke } from "../../state/view/drawing";
import { Button } from "../../widgets/Button";
import { ColourField } from "../../widgets/ColourField";
import type { Elements } from "../../widgets/elements";
import type { KeyboardPen } from "./keyboardPen";
import { inkOf, padSize } from "./likeTheDataSet";
import styles from "./Pad.module.css";
import { paperAndInkOf } from "./paperAndInk";
import { useDraw } from "./useDraw";
import { useKeyboardPen } from "./useKeyboardPen";
import { usePointerPen } from "./usePointerPen";

type Data = NonNullable<State["data"]>;

/** A pad to draw on with a mouse, a finger, a pen or the arrow keys: on paper and with ink as the data set's images are. */
export function Pad({ data }: { readonly data: Data }) {
  const strokes = usePlayground((state) => state.drawing);
  const { imageShape } = data;
  const style = paperAndInkOf(data);
  const [chosen, choose] = useState(() => strokes.at(-1)?.ink ?? null);
  const shown = useShown(imageShape);
  const draw = useDraw();
  const pointer = usePointerPen(strokes, chosen, draw);
  const { pen, onKeyDown, onBlur } = useKeyboardPen(strokes, chosen, draw);
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
        style={{ aspectRatio: `${imageShape[1]} / ${imageShape[0]}`, background: shown(style.paper) }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        {...pointer}
      >
        <Drawn data={data} strokes={strokes} colourOf={(stroke) => shown(inkOf(stroke, style))} pen={pen} />
      </div>
      <p id={helpId} hidden>
        Arrow keys move the pen, with Shift further; Space puts it down and lifts it.
      </p>
      <Corrections strokes={strokes} draw={draw}>
        {imageShape[2] === 3 && (
          <ColourField
            name="Ink"
            value={shown(inkOf({ ink: chosen }, style))}
            onChange={(colour) => choose(levelsOfColour(colour))}
          />
        )}
      </Corrections>
    </div>
  );
}

/** How a pixel of images of a shape is shown, as pictures of them are. */
function useShown([, , channels]: ImageShape) {
  const onPaper = useTheme() === "light";
  return (levels: readonly number[]) => shownColour(levels, { channels, onPaper });
}

interface DrawnProps {
  readonly data: Data;
  readonly strokes: readonly Stroke[];
  readonly colourOf: (stroke: Stroke) => string;
  readonly pen: KeyboardPen;
}

/** The strokes, and the pen of the keys. */
function Drawn({ data, strokes, colourOf, pen }: DrawnProps) {
  const { imageShape, drawing } = data;
  const [width, height] = padSize(imageShape);
  const penWidth = drawing.pen / Math.max(imageShape[0], imageShape[1]);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.drawing} aria-hidden="true">
      {strokes.map((stroke, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is known by when it was drawn
          key={index}
          d={pathOf(stroke, width, height)}
          stroke={colourOf(stroke)}
          strokeWidth={penWidth}
          className={styles.stroke}
        />
      ))}
      <circle
        cx={pen.at.x * width}
        cy={pen.at.y * height}
        r={0.05}
        className={styles.pen}
        data-down={pen.down || undefined}
      />
    </svg>
  );
}

interface CorrectionsProps {
  readonly strokes: readonly Stroke[];
  readonly draw: (strokes: readonly Stroke[]) => void;
  readonly children: Elements;
}

function Corrections({ strokes, draw, children }: CorrectionsProps) {
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
      {children}
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
function pathOf({ points }: Stroke, width: number, height: number): string {
  const places = points.length === 1 ? [...points, ...points] : points;
  return places.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x * width} ${y * height}`).join("");
}
