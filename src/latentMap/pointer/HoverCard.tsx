import { type RefObject, useEffect, useState } from "react";
import { klOf } from "../../model/kl";
import { posteriorsOfRows } from "../../model/posterior";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { usePlayground } from "../../state/store";
import { heldOutImage, imageName } from "../../state/view/dataSet";
import { lossText } from "../../words/numbers";
import { klName } from "../../words/terms";
import type { Pixel } from "../plane/coordinates";
import { rowNear } from "../plane/lookup";
import { latentDimOf } from "../plane/places";
import { useSurvey } from "../useSurvey";
import styles from "./HoverCard.module.css";
import { REACH, type Viewport } from "./viewport";

interface HoverCardProps {
  /** The map's element. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly viewport: Viewport;
}

/** The image under the mouse, beside it; for eyes only, as Enter pins the image nearest to the ring. */
export function HoverCard({ frame, viewport: { scale, places, isShown } }: HoverCardProps) {
  const at = useHover(frame);
  const data = usePlayground((state) => state.data);
  const row = at && places ? rowNear(places, at, REACH, isShown) : -1;
  if (!data || !places || row < 0) return null;
  const [x, y] = [places[2 * row] ?? 0, places[2 * row + 1] ?? 0];
  const sides = { right: x < scale.width / 2, below: y < scale.height / 2 };
  return (
    <div aria-hidden className={styles.place} style={{ transform: `translate(${x}px, ${y}px)` }}>
      <div className={styles.card} data-right={sides.right} data-below={sides.below}>
        <ImageCanvas pixels={heldOutImage(data, row)} shape={data.imageShape} label="" className={styles.image} />
        <Words row={row} name={imageName(data, row)} />
      </div>
    </div>
  );
}

/** What is known of an image: its class, its code's KL and, where all are scored, its reconstruction loss. */
function Words({ row, name }: { readonly row: number; readonly name: string }) {
  const survey = useSurvey();
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const score = usePlayground((state) => state.views.scores?.reconstruction[row]);
  const picking = usePlayground((state) => state.picking);
  if (!survey) return null;
  const latentDim = latentDimOf(survey);
  const { mu, logVar } = posteriorsOfRows(survey, latentDim, row, row + 1);
  const kl = klOf(mu, logVar, noise);
  return (
    <p className={styles.words}>
      <b>{name}</b>
      <span>{`${klName(noise)} ${lossText(kl)} nats`}</span>
      {score !== undefined && <span>{`reconstruction ${lossText(score)} nats`}</span>}
      <span>{picking ? `Click to pick ${picking}` : "Click to pin"}</span>
    </p>
  );
}

/** Where a mouse without a pressed button is over the map itself; null anywhere else. */
function useHover(frame: RefObject<HTMLElement | null>): Pixel | null {
  const [at, setAt] = useState<Pixel | null>(null);
  useEffect(() => {
    const map = frame.current;
    if (!map) return;
    const end = new AbortController();
    const { signal } = end;
    const leave = () => setAt(null);
    const hover = (event: PointerEvent) => {
      const hovers = event.pointerType === "mouse" && event.buttons === 0 && event.target instanceof HTMLCanvasElement;
      const box = map.getBoundingClientRect();
      setAt(hovers ? [event.clientX - box.left, event.clientY - box.top] : null);
    };
    map.addEventListener("pointermove", hover, { signal });
    map.addEventListener("pointerdown", leave, { signal });
    map.addEventListener("pointerleave", leave, { signal });
    return () => end.abort();
  }, [frame]);
  return at;
}
