import { useLayoutEffect, useRef } from "react";
import { classColour } from "../../pictures/classColours";
import { tokenColour, useTheme } from "../../pictures/theme";
import styles from "./Dimensions.module.css";

interface CodeMapProps {
  readonly title: string;
  /** [count, 2]. */
  readonly places: Float32Array;
  /** The class of each; null where there are none. */
  readonly labels: Uint8Array | null;
}

/** Pixels of the canvas along each side, and of a dot. */
const SIDE = 480;
const DOT = 5;

/** Images as dots on a plane, coloured by their class. */
export function CodeMap({ title, places, labels }: CodeMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, SIDE, SIDE);
    // The farthest dot lies just inside.
    const reach = places.reduce((most, coordinate) => Math.max(most, Math.abs(coordinate)), 1e-9) * 1.05;
    const at = (coordinate: number) => (SIDE / 2) * (1 + coordinate / reach) - DOT / 2;
    const muted = tokenColour("--muted");
    for (let row = 0; 2 * row < places.length; row++) {
      context.fillStyle = labels ? classColour(labels[row] ?? 0, theme) : muted;
      context.fillRect(at(places[2 * row] ?? 0), at(-(places[2 * row + 1] ?? 0)), DOT, DOT);
    }
  }, [places, labels, theme]);
  return (
    <figure className={styles.map}>
      <figcaption>{title}</figcaption>
      <canvas ref={canvas} width={SIDE} height={SIDE} role="img" aria-label={`Map of held-out images: ${title}`} />
    </figure>
  );
}
