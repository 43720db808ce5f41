import { useEffect, useRef } from "react";
import { usePlayground } from "../../state/store";
import { classColour } from "../classColours";
import { tokenColour, useTheme } from "../theme";
import { useSize } from "../useSize";
import { drawAxes, drawLetters, drawPoints, drawPrior, drawPriorNames, type Inks } from "./drawing";
import styles from "./Map.module.css";
import { Ring } from "./Ring";
import { useDrag } from "./useDrag";
import { usePoints } from "./usePoints";
import { usePlaneNames, useProjection } from "./useProjection";
import { useScale } from "./useScale";

interface MapProps {
  readonly showsPrior: boolean;
  readonly showsLetters: boolean;
}

/** Held-out images at their posterior means, coloured by class, and the user's ring among them. */
export function LatentMap({ showsPrior, showsLetters }: MapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const survey = usePlayground((state) => state.survey);
  const projection = useProjection();
  const size = useSize(frame);
  const scale = useScale(survey, projection, size);
  const points = usePoints(scale, projection);
  const theme = useTheme();
  const names = usePlaneNames();
  const flat = names.length === 1;

  useEffect(() => {
    const draw = (context: CanvasRenderingContext2D) => {
      const inks = currentInks();
      drawAxes(context, scale, names, inks);
      if (points) {
        const side = points.count > 4000 ? 2 : 2.6;
        drawPoints(context, points.places, points.groups, (label) => classColour(label, theme), side);
      }
      if (showsPrior) {
        drawPrior(context, scale, flat, inks);
        drawPriorNames(context, scale, flat, inks);
      }
      if (points && showsLetters) {
        const letters = points.letters.map((letter) => ({ ...letter, colour: classColour(letter.label, theme) }));
        drawLetters(context, letters, inks);
      }
    };
    const request = requestAnimationFrame(() => redraw(canvas.current, scale.width, scale.height, draw));
    return () => cancelAnimationFrame(request);
  }, [scale, points, theme, names, flat, showsPrior, showsLetters]);

  return (
    <div ref={frame} className={styles.map} {...useDrag(scale, projection)}>
      <canvas ref={canvas} role="img" aria-label={points?.summary ?? emptyLabel} className={styles.canvas} />
      {!survey && <p className={styles.help}>Held-out images appear here as soon as the model is built.</p>}
      <Ring scale={scale} projection={projection} />
    </div>
  );
}

const emptyLabel = "Map of latent space, still empty";

function currentInks(): Inks {
  return {
    ground: tokenColour("--well"),
    line: tokenColour("--line-strong"),
    muted: tokenColour("--muted"),
    ink: tokenColour("--ink"),
    font: tokenColour("--font"),
  };
}

function redraw(
  canvas: HTMLCanvasElement | null,
  width: number,
  height: number,
  draw: (context: CanvasRenderingContext2D) => void,
): void {
  const context = canvas?.getContext("2d");
  if (!canvas || !context || width === 0) return;
  const ratio = window.devicePixelRatio;
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, across, down);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(context);
}
