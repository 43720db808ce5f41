import { type KeyboardEvent, useId, useState } from "react";
import { clamp } from "../../experiment/ranges";
import { type Projection, projected } from "../../model/latent/projection";
import { usePlayground } from "../../state/store";
import { useNearest } from "../../state/view/useNearest";
import { decimal } from "../../words/numbers";
import { pointText } from "../../words/symbols";
import styles from "../LatentMap.module.css";
import { type MapScale, type Pixel, toPixel } from "../plane/coordinates";
import { usePlaneNames } from "../plane/usePlaneNames";
import { useKeys } from "./useKeys";
import type { Viewport } from "./viewport";

/** Most dimensions that are all said. */
const SAID_DIMENSIONS = 4;

/** The user's point on the map: a ring that the mouse, a finger and the keyboard move. */
export function Ring({ viewport }: { readonly viewport: Viewport }) {
  const z = usePlayground((state) => state.z);
  const { scale, projection } = viewport;
  const { said, along, refresh } = useSaid(z, projection);
  const hintId = useId();
  const onKey = useKeys(viewport);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !onKey(event.key, event.shiftKey)) return;
    event.preventDefault();
  };
  const place = projected(projection, z.every(Number.isFinite) ? z : z.map(() => 0));
  const at = toPixel(scale, place);
  const [x, y] = withinMap(at, scale);
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label="Position in latent space"
        aria-roledescription="two-dimensional slider"
        aria-describedby={hintId}
        aria-valuenow={Math.round(100 * along) / 100}
        aria-valuemin={Math.floor(Math.min(-4, along))}
        aria-valuemax={Math.ceil(Math.max(4, along))}
        aria-valuetext={said}
        className={styles.ring}
        data-outside={x === at[0] && y === at[1] ? undefined : true}
        style={{ transform: `translate(${x}px, ${y}px)` }}
        onKeyDown={onKeyDown}
        onFocus={refresh}
      />
      <span id={hintId} hidden>
        {keysHint}
      </span>
    </>
  );
}

const keysHint =
  "Arrow keys move it by 0.1, with Shift by 1; Home takes it to the origin. Enter pins the nearest image, Escape lets " +
  "it go. Plus and minus zoom the map, 0 fits it.";

/** What is said of the ring's place. */
interface Said {
  /** What it is the place of: the user's point, or the image that the ring is taken along by. */
  readonly of: object;
  readonly said: string;
  /** Coordinate along the map's first direction. */
  readonly along: number;
}

/**
 * What is said of the ring: of where the user has moved it, or found it; not of every change around it while the model
 * learns, or a screen reader would never be silent.
 */
function useSaid(z: readonly number[], projection: Projection): Said & { readonly refresh: () => void } {
  const image = usePlayground(({ probe }) => (probe?.attached ? probe.image : null));
  const along = projected(projection, z)[0];
  const now: Said = {
    of: image ?? z,
    said: useSpokenPosition(z, projection),
    along: Number.isFinite(along) ? along : 0,
  };
  const [last, say] = useState(now);
  if (last.of !== now.of) say(now);
  return { ...last, refresh: () => say(now) };
}

function useSpokenPosition(z: readonly number[], projection: Projection): string {
  const nearest = useNearest();
  const names = usePlaneNames();
  const place = projected(projection, z);
  const where =
    z.length <= SAID_DIMENSIONS
      ? `z = ${pointText(z, 1)}`
      : names.map((name, side) => `${name} = ${decimal(place[side] ?? 0, 1)}`).join(", ");
  return nearest ? `${where}, nearest ${nearest.className}` : where;
}

function withinMap([x, y]: Pixel, { width, height }: MapScale): Pixel {
  return [clamp(x, { least: 0, greatest: width }), clamp(y, { least: 0, greatest: height })];
}
