import type { KeyboardEvent } from "react";
import { actions, usePlayground } from "../../state/store";
import { decimal, pointText } from "../notation";
import { useNearest } from "../useNearest";
import { type Scale, toPixel } from "./coordinates";
import styles from "./Map.module.css";
import { movedAlong } from "./move";
import { type Projection, projected } from "./projection";
import { usePlaneNames } from "./useProjection";

/** Prior standard deviations that an arrow key moves the ring by, alone and with Shift. */
const STEP = 0.1;
const LARGE_STEP = 1;
/** Most dimensions that are all said. */
const SAID_DIMENSIONS = 4;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface RingProps {
  readonly scale: Scale;
  readonly projection: Projection;
}

/** The user's point on the map: a ring that arrow keys move, by 0.1 or with Shift by 1; Home takes it to the origin. */
export function Ring({ scale, projection }: RingProps) {
  const z = usePlayground((state) => state.z);
  const said = useSpokenPosition(z, projection);
  const [first, second] = projected(projection, z);
  const [x, y] = toPixel(scale, [first, second]);
  const inside = x >= 0 && y >= 0 && x <= scale.width && y <= scale.height;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(z, projection, event);
    if (!next) return;
    event.preventDefault();
    actions.moveTo(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Position in latent space"
      aria-roledescription="two-dimensional slider"
      aria-valuenow={Number(first.toFixed(2))}
      aria-valuemin={Math.floor(Math.min(-4, first))}
      aria-valuemax={Math.ceil(Math.max(4, first))}
      aria-valuetext={said}
      className={styles.ring}
      data-outside={inside ? undefined : true}
      style={{ transform: `translate(${within(x, scale.width)}px, ${within(y, scale.height)}px)` }}
      onKeyDown={onKeyDown}
    />
  );
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

function afterKey(z: readonly number[], projection: Projection, event: KeyboardEvent): number[] | null {
  if (event.key === "Home") return z.map(() => 0);
  const direction = directions[event.key];
  if (!direction || event.altKey || event.ctrlKey || event.metaKey) return null;
  const step = event.shiftKey ? LARGE_STEP : STEP;
  return movedAlong(z, projection, [direction[0] * step, direction[1] * step]);
}

function within(position: number, length: number): number {
  return Math.min(length, Math.max(0, position));
}
