import { useLayoutEffect, useRef } from "react";
import { usePlayground } from "../../state/store";
import { classColour } from "../classColours";
import { tokenColour, useTheme } from "../theme";
import type { Scale } from "./coordinates";
import { drawAxes, drawLetters, drawPoints, drawPrior, drawPriorNames, type Inks } from "./drawing";
import styles from "./Map.module.css";
import type { Points } from "./usePoints";
import { usePlaneNames } from "./useProjection";

interface PictureProps {
  readonly scale: Scale;
  readonly points: Points | null;
}

/** What is drawn of latent space: images at their places, coloured, among the layers that are switched on. */
export function Picture({ scale, points }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const layers = usePlayground((state) => state.map.layers);
  const theme = useTheme();
  const names = usePlaneNames();
  const flat = names.length === 1;

  useLayoutEffect(() => {
    const draw = (context: CanvasRenderingContext2D) => {
      const inks = currentInks();
      drawAxes(context, scale, names, inks);
      if (points) {
        const side = points.count > 4000 ? 2 : 2.6;
        drawPoints(context, points.places, points.groups, (label) => classColour(label, theme), side);
      }
      if (layers.prior) {
        drawPrior(context, scale, flat, inks);
        drawPriorNames(context, scale, flat, inks);
      }
      if (points && layers.classes) {
        const letters = points.letters.map((letter) => ({ ...letter, colour: classColour(letter.label, theme) }));
        drawLetters(context, letters, inks);
      }
    };
    const request = requestAnimationFrame(() => redraw(canvas.current, scale.width, scale.height, draw));
    return () => cancelAnimationFrame(request);
  }, [scale, points, theme, names, flat, layers]);

  return <canvas ref={canvas} role="img" aria-label={points?.summary ?? emptyLabel} className={styles.canvas} />;
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
