import type { Pixel } from "../plane/coordinates";
import { zoomedAt } from "../plane/view";
import { type Gesture, type GestureTarget, gestureAt, pinch } from "./gestures";
import { moveViewport } from "./viewport";

/** How much one CSS pixel of a wheel zooms, as a power of e, and one of a pinch on a touch pad. */
const WHEEL_ZOOM = 0.0016;
const PAD_ZOOM = 0.01;
/** CSS pixels of a pixel, a line and a page, which wheels count in. */
const WHEEL_UNITS = [1, 16, 400];

/** Follows every pointer that is down on the map's element, and its wheel. A second pointer turns a gesture to a pinch. */
export class Tracker {
  readonly #map: HTMLElement;
  readonly #target: GestureTarget;
  readonly #down = new Map<number, Pixel>();
  #gesture: Gesture | null = null;
  #pinch: ReturnType<typeof pinch> | null = null;

  constructor(map: HTMLElement, target: GestureTarget) {
    this.#map = map;
    this.#target = target;
  }

  /** Listens until the signal ends it. */
  listen(signal: AbortSignal): void {
    this.#map.addEventListener("pointerdown", (event) => this.#begin(event), { signal });
    this.#map.addEventListener("pointermove", (event) => this.#move(event), { signal });
    this.#map.addEventListener("pointerup", (event) => this.#end(event), { signal });
    this.#map.addEventListener("pointercancel", (event) => this.#release(event), { signal });
    this.#map.addEventListener("wheel", (event) => this.#zoom(event), { signal, passive: false });
  }

  #begin(event: PointerEvent): void {
    if (event.button !== 0 || isControl(event.target)) return;
    const at = this.#track(event);
    const touch = event.pointerType === "touch";
    if (!touch) event.preventDefault();
    this.#map.setPointerCapture(event.pointerId);
    const [first, second] = [...this.#down.values()];
    this.#pinch = first && second ? pinch(this.#target, [first, second]) : null;
    const ring = this.#map.querySelector<HTMLElement>("[role=slider]");
    if (!touch) ring?.focus({ preventScroll: true });
    this.#gesture = second ? null : gestureAt(this.#target, { at, onRing: ring === event.target, touch });
  }

  #move(event: PointerEvent): void {
    const before = this.#down.get(event.pointerId);
    if (!before) return;
    const at = this.#track(event);
    if (at[0] === before[0] && at[1] === before[1]) return;
    this.#gesture?.moved(at);
    const [first, second] = [...this.#down.values()];
    if (first && second) this.#pinch?.([first, second]);
  }

  #end(event: PointerEvent): void {
    if (this.#down.has(event.pointerId)) this.#gesture?.ended(this.#pixelOf(event));
    this.#release(event);
  }

  #release(event: PointerEvent): void {
    this.#down.delete(event.pointerId);
    this.#gesture = null;
    this.#pinch = null;
    this.#target.outline(null);
  }

  #zoom(event: WheelEvent): void {
    if (event.deltaY === 0) return;
    event.preventDefault();
    const context = this.#target.context();
    const pixels = event.deltaY * (WHEEL_UNITS[event.deltaMode] ?? 1);
    const factor = Math.exp(-pixels * (event.ctrlKey ? PAD_ZOOM : WHEEL_ZOOM));
    moveViewport(context, zoomedAt(context.scale, this.#pixelOf(event), factor));
  }

  #track(event: PointerEvent): Pixel {
    const at = this.#pixelOf(event);
    this.#down.set(event.pointerId, at);
    return at;
  }

  #pixelOf(event: MouseEvent): Pixel {
    const box = this.#map.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, select, label, [data-control]") !== null;
}
