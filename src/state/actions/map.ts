import { type Model, patch, stateOf } from "../model";
import type { MapView } from "../view/map";
import type { Picking } from "../view/picking";

/** Changes how the map looks at latent space. */
export function changeMap(models: readonly Model[], change: Partial<MapView>): void {
  for (const model of models) patch(model, { map: { ...stateOf(model).map, ...change } });
}

/** Takes the next press on the map for something else than pinning; null ends it. */
export function pick(models: readonly Model[], picking: Picking | null): void {
  for (const model of models) patch(model, { picking });
}
