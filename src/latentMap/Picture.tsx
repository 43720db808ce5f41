import { useContext, useLayoutEffect, useMemo, useRef } from "react";
import { leastWidth } from "../model/latent/distance";
import { classColour } from "../pictures/classColours";
import { paperPaintings } from "../pictures/saving/paper";
import { TextScaleContext } from "../pictures/textScale";
import { useTheme } from "../pictures/theme";
import { usePlayground } from "../state/store";
import { colouredFactor, dataSetOf } from "../state/view/dataSet";
import { type Inks, inksOf } from "./drawing/inks";
import { type Content, drawPicture } from "./drawing/picture";
import styles from "./LatentMap.module.css";
import { useForces } from "./layers/useForces";
import { useDensity, useGaps, usePosteriors } from "./layers/useLayers";
import { useManifold } from "./layers/useManifold";
import { useProjection } from "./MapMemory";
import { Notes } from "./Notes";
import type { MapScale } from "./plane/coordinates";
import { usePlaneNames } from "./plane/usePlaneNames";
import { colourAt, toneColours } from "./points/tones";
import type { Points } from "./points/usePoints";
import { useLayerSettings } from "./useLayerSettings";

interface PictureProps {
  readonly scale: MapScale;
  readonly points: Points | null;
}

/** What is drawn of latent space: images at their places, coloured, among the layers that are switched on. */
export function MapPicture({ scale, points }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const textScale = useContext(TextScaleContext);
  const content = useContent(scale, points);
  useLayoutEffect(() => {
    const request = requestAnimationFrame(() => redraw(canvas.current, scale, content, inksOf(theme, textScale)));
    return () => cancelAnimationFrame(request);
  }, [scale, content, theme, textScale]);
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={points?.summary ?? emptyLabel} className={styles.canvas} />
      <Notes forces={content.forces} grain={content.gaps ? leastWidth(content.gaps.field) : null} />
    </>
  );
}

const emptyLabel = "Map of latent space, still empty";

function useContent(scale: MapScale, points: Points | null): Content {
  const { layers } = useLayerSettings();
  const images = usePlayground((state) => state.data);
  const names = usePlaneNames();
  const projection = useProjection();
  const colouring = useColouring();
  const manifold = useManifold(scale, projection);
  const gaps = useGaps(scale, projection);
  const posteriors = usePosteriors(scale, projection, points);
  const contours = useDensity(scale, projection, points?.tones ?? null);
  const forces = useForces(scale, projection, points);
  return useMemo(
    () => ({ layers, images, names, points, manifold, gaps, posteriors, contours, forces, ...colouring }),
    [layers, images, names, points, manifold, gaps, posteriors, contours, forces, colouring],
  );
}

function useColouring(): Pick<Content, "colours" | "classColours" | "coloursOn"> {
  const theme = useTheme();
  const { colouring } = useLayerSettings();
  const byClass = colouring === "class";
  const isCircular = usePlayground((state) => colouredFactor(state, colouring)?.isCircular ?? false);
  const classes = usePlayground((state) => dataSetOf(state).classNames.length);
  return useMemo(() => {
    const coloursOn: Content["coloursOn"] = (background) => {
      const { background: ground, line, muted } = inksOf(background);
      const classColours = Array.from({ length: classes }, (_, label) => classColour(label, background));
      // Without classes all points are of one tone. Beside the steps of the scale, one for points whose value is not known.
      const ofClasses = classes > 0 ? classColours : [muted];
      const ofValues = () => [...toneColours(background, isCircular), colourAt([ground, line], 0.4)];
      return { colours: byClass ? ofClasses : ofValues(), classColours };
    };
    return { ...coloursOn(theme), coloursOn };
  }, [theme, byClass, classes, isCircular]);
}

function redraw(canvas: HTMLCanvasElement | null, scale: MapScale, content: Content, inks: Inks): void {
  const { width, height } = scale;
  const context = canvas?.getContext("2d");
  if (!canvas || !context || width === 0) return;
  const ratio = window.devicePixelRatio;
  const [across, down] = [Math.ceil(width * ratio), Math.ceil(height * ratio)];
  if (canvas.width !== across || canvas.height !== down) {
    canvas.width = across;
    canvas.height = down;
  }
  // Whole pixels of the screen, so that none of the picture lies between two of them, wherever the map ends.
  canvas.style.width = `${across / ratio}px`;
  canvas.style.height = `${down / ratio}px`;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, across, down);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawPicture(context, scale, content, inks);
  paperPaintings.set(canvas, (each) =>
    import("./drawing/onPaper").then((part) => part.drawnOnPaper(scale, content, each)),
  );
}
