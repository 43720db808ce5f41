import { useEffect, useRef } from "react";
import type { RunPicture } from "../../library/runs";
import { useTheme } from "../../pictures/theme";
import { drawRunPicture } from "./drawing";
import styles from "./Runs.module.css";

/** A run's map in small. */
export function RunPictureCanvas({ picture }: { readonly picture: RunPicture | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context) drawRunPicture(context, picture, theme);
  }, [picture, theme]);
  return <canvas ref={canvas} width={128} height={128} className={styles.picture} aria-hidden />;
}
