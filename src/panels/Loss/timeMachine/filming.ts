import { figureNear } from "../../../pictures/saving/collect";
import { paperPaintings } from "../../../pictures/saving/paper";
import { recall } from "../../../state/actions/lookingBack";
import { type Model, stateOf } from "../../../state/model";

/** The map at a moment of a run, dark on white. */
export interface FilmFrame {
  readonly step: number;
  readonly picture: HTMLCanvasElement;
}

/** Most CSS pixels of a frame from side to side: a film of more is large, and long in the making. */
const MOST_WIDTH = 480;
/** Milliseconds that a moment may take until it is seen on the map. */
const PATIENCE_MS = 20_000;
/** Milliseconds from a survey's arrival until its layers are drawn. */
const DRAWN_MS = 250;

/**
 * The map of a model that looks back, as it is drawn at each of its kept moments; `onFrame` hears how many there are yet.
 * @throws Error where there is no map, or a moment is not seen in time; what `signal` was aborted with
 */
export async function filmed(
  model: Model,
  beside: Element,
  onFrame: (count: number) => void,
  signal: AbortSignal,
): Promise<readonly FilmFrame[]> {
  const canvas = figureNear(beside, "map")?.querySelector("canvas");
  if (!canvas) throw new Error("There is no map.");
  const before = stateOf(model).step;
  const frames: FilmFrame[] = [];
  try {
    for (const { step } of stateOf(model).snapshots) {
      recall([model], step);
      await surveyed(model, step, signal);
      await rest(DRAWN_MS);
      const painting = paperPaintings.get(canvas);
      if (typeof painting !== "function") throw new Error("The map is not drawn.");
      frames.push({ step, picture: await painting(Math.min(1, MOST_WIDTH / canvas.clientWidth)) });
      onFrame(frames.length);
    }
  } finally {
    recall([model], before);
  }
  return frames;
}

/** Waits until all held-out images are surveyed at a step. */
function surveyed(model: Model, step: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const isSeen = () => {
      const { views, data } = stateOf(model);
      return views.survey?.step === step && views.survey.count === data?.testCount;
    };
    const settle = (act: () => void) => {
      stop();
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      act();
    };
    const abort = () => settle(() => reject(signal.reason));
    const stop = model.store.subscribe(() => isSeen() && settle(resolve));
    const timer = setTimeout(() => settle(() => reject(new Error("The moment was not seen."))), PATIENCE_MS);
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
    else if (isSeen()) settle(resolve);
  });
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
