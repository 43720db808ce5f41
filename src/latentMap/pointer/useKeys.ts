import { nearestRow } from "../../model/latent/neighbours";
import { projected } from "../../model/latent/projection";
import { changeMap } from "../../state/actions/map";
import { moveTo, unpin } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { type Pixel, type Point, toPixel } from "../plane/coordinates";
import { movedAlong } from "../plane/move";
import { broughtIntoView, ZOOM_STEP, zoomedAt } from "../plane/view";
import { moveViewport, press, type Viewport } from "./viewport";

/** Prior standard deviations that an arrow key moves the ring by, alone and with Shift. */
const STEP = 0.1;
const LARGE_STEP = 1;
/** CSS pixels from the map's border that the ring keeps as the map follows it. */
const MARGIN = 24;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** What keys do while the ring has the focus; false where a key means nothing here, as Escape with nothing to let go. */
export function useKeys(viewport: Viewport): (key: string, shift: boolean) => boolean {
  const models = useModels();
  const z = usePlayground((state) => state.z);
  const window = usePlayground((state) => state.map.window);
  const { scale, projection } = viewport;
  const moveRingTo = (next: readonly number[]) => {
    moveTo(models, next);
    const view = window && broughtIntoView(scale, toPixel(scale, projected(projection, next)), MARGIN);
    if (view) moveViewport(viewport, view);
  };
  const zoom = (factor: number) => moveViewport(viewport, zoomedAt(scale, anchorOf(viewport, z), factor));
  const letGo = useLetGo();
  const deeds = new Map([
    ["Home", () => moveRingTo(z.map(() => 0))],
    ["+", () => zoom(ZOOM_STEP)],
    ["=", () => zoom(ZOOM_STEP)],
    ["-", () => zoom(1 / ZOOM_STEP)],
    ["0", () => changeMap(models, { window: null })],
    ["Enter", usePressHere()],
  ]);
  return (key, shift) => {
    const direction = directions[key];
    const step = shift ? LARGE_STEP : STEP;
    if (key === "Escape") return letGo();
    if (direction) moveRingTo(movedAlong(z, projection, [direction[0] * step, direction[1] * step]));
    else deeds.get(key)?.();
    return key in directions || deeds.has(key);
  };
}

/** Where keys zoom: at the ring, or at the map's middle while the ring is out of view. */
function anchorOf({ scale, projection }: Viewport, z: readonly number[]): Pixel {
  const { width, height } = scale;
  const [x, y] = toPixel(scale, projected(projection, z));
  return x >= 0 && y >= 0 && x <= width && y <= height ? [x, y] : [width / 2, height / 2];
}

/** Picks the ring's place while an end of the path is picked; else pins the image whose mean is nearest to it. */
function usePressHere(): () => void {
  const models = useModels();
  const z = usePlayground((state) => state.z);
  const survey = usePlayground((state) => state.views.survey ?? null);
  const picking = usePlayground((state) => state.picking);
  const path = usePlayground((state) => state.path);
  return () => {
    const row = survey && !picking ? nearestRow(survey.mu, z) : -1;
    if (picking) press(models, { picking, path }, { kind: "point", z });
    else if (row >= 0) press(models, { picking, path }, { kind: "held-out", row });
  };
}

/** Unpins, unless Escape ends the picking first; false where there is neither. */
function useLetGo(): () => boolean {
  const models = useModels();
  const picking = usePlayground((state) => state.picking);
  const pinned = usePlayground((state) => state.probe !== null);
  return () => {
    if (!picking && pinned) unpin(models);
    return picking !== null || pinned;
  };
}
