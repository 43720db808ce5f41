import { projected } from "../../model/latent/projection";
import { type Pixel, toPixel } from "../plane/coordinates";
import type { PixelBox } from "../plane/lookup";
import { panned, pinched } from "../plane/view";
import { chooseGroup, endAt, moveRing, moveViewport, type PressContext, picksGroup, press, REACH } from "./viewport";

/** CSS pixels that a mouse or pen, and a finger, may stray while they press. */
const STRAY = { mouse: 4, touch: 10 };

/** What a pointer that is down does as it goes on. */
export interface Gesture {
  moved(at: Pixel): void;
  /** It was lifted. */
  ended(at: Pixel): void;
}

/** Where a gesture begins. */
export interface Start {
  readonly at: Pixel;
  readonly onRing: boolean;
  readonly touch: boolean;
}

/** What the gestures act on. */
export interface GestureTarget {
  /** As it is now. */
  readonly context: () => PressContext;
  /** Shows the rectangle that is being drawn. */
  readonly outline: (box: PixelBox | null) => void;
}

/** What a pointer that goes down begins: to move the ring, draw a rectangle, drag the map or press. */
export function gestureAt(target: GestureTarget, start: Start): Gesture {
  const context = target.context();
  if (picksGroup(context.state.picking)) return rectangle(target, start.at);
  return start.onRing && !context.state.picking ? ringDrag(target, start) : mapDrag(target, start);
}

/** Two fingers that drag and spread the map, from where they are at first. */
export function pinch(
  { context }: GestureTarget,
  from: readonly [Pixel, Pixel],
): (to: readonly [Pixel, Pixel]) => void {
  const { scale } = context();
  return (to) => moveViewport(context(), pinched(scale, from, to));
}

/** The ring is taken along as soon as the pointer strays; a press beside its middle is one on what lies there. */
function ringDrag({ context }: GestureTarget, start: Start): Gesture {
  const strays = strayOf(start);
  const { scale, projection, state } = context();
  const middle = toPixel(scale, projected(projection, state.z));
  return {
    moved(at) {
      if (strays(at)) moveRing(context(), clamped(at, context()));
    },
    ended(at) {
      if (!strays(at) && distance(at, middle) > REACH) press(context().models, context().state, endAt(context(), at));
    },
  };
}

/** A press, unless the pointer strays: then the map is taken along, but one finger is left to scroll the page. */
function mapDrag({ context }: GestureTarget, start: Start): Gesture {
  const strays = strayOf(start);
  const { scale } = context();
  return {
    moved(at) {
      if (!strays(at) || start.touch) return;
      moveViewport(context(), panned(scale, [at[0] - start.at[0], at[1] - start.at[1]]));
    },
    ended(at) {
      if (!strays(at)) press(context().models, context().state, endAt(context(), at));
    },
  };
}

/** Says whether the pointer has ever strayed from where it began. */
function strayOf({ at: from, touch }: Start): (at: Pixel) => boolean {
  let strayed = false;
  return (at) => {
    strayed ||= distance(at, from) > (touch ? STRAY.touch : STRAY.mouse);
    return strayed;
  };
}

function rectangle({ context, outline }: GestureTarget, from: Pixel): Gesture {
  const to = (at: Pixel): PixelBox => [from, clamped(at, context())];
  return {
    moved: (at) => outline(to(at)),
    ended(at) {
      outline(null);
      chooseGroup(context(), to(at));
    },
  };
}

function clamped([x, y]: Pixel, { scale: { width, height } }: PressContext): Pixel {
  return [Math.min(width, Math.max(0, x)), Math.min(height, Math.max(0, y))];
}

function distance(a: Pixel, b: Pixel): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
