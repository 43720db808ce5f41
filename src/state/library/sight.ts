import { layerNames, type Sight } from "../../experiment/sight";
import { firstSight } from "../../experiment/sightLink";
import { changeMap } from "../actions/map";
import { moveTo, pin } from "../actions/probe";
import { type Model, stateOf } from "../model";
import type { State } from "../state";
import { defaultMapView, fittedView } from "../view/map";

/** What is looked at of a model, as far as it is not as at first. */
export function seenOf({ z, map, probe }: State): Sight {
  const on = layerNames.filter((name) => map.layers[name]);
  const atFirst = layerNames.every((name) => map.layers[name] === defaultMapView.layers[name]);
  const isPlane = JSON.stringify(map.plane) !== JSON.stringify(defaultMapView.plane);
  const pinned = probe?.source.kind === "held-out" ? probe.source.row : null;
  // A point that keeps to the pinned image's mean goes there by itself.
  const isOwn = z.some((coordinate) => coordinate !== 0) && !(pinned !== null && probe?.attached);
  return {
    ...firstSight,
    z: isOwn ? z : null,
    plane: isPlane ? map.plane : null,
    window: map.window,
    layers: atFirst ? null : on,
    pinned,
  };
}

/** Has a model looked at like that: at once, and what needs the images as soon as they are there. */
export function lookAt(model: Model, { z, plane, window, layers, pinned }: Sight): void {
  const { map, experiment } = stateOf(model);
  const { latentDim } = experiment.architecture;
  const asked = fittedView({ ...map, plane: plane ?? map.plane, window: window ?? map.window }, latentDim);
  const on = layers && Object.fromEntries(layerNames.map((name) => [name, layers.includes(name)]));
  changeMap([model], { ...asked, layers: { ...map.layers, ...on } });
  if (z?.length === latentDim) moveTo([model], z);
  if (pinned !== null) whenLoaded(model, (count) => pinned < count && pinAt(model, pinned, z));
}

function pinAt(model: Model, row: number, z: readonly number[] | null): void {
  pin([model], row);
  if (z) moveTo([model], z);
}

/** Does something once a model's images are there, unless the user has pinned another by then or the model is of another run. */
function whenLoaded(model: Model, act: (count: number) => void): void {
  const { run } = stateOf(model);
  const look = ({ data, engine, run: now, probe }: State) => {
    if (now === run && probe === null && !(data && engine)) return;
    stop();
    if (data && now === run && probe === null) act(data.testCount);
  };
  const stop = model.store.subscribe(look);
  look(stateOf(model));
}
