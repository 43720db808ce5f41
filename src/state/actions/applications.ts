import { type Model, patch, stateOf } from "../model";
import type { AttributeArrow } from "../view/arrow";
import type { Stroke } from "../view/drawing";
import type { Path } from "../view/path";
import type { Samples } from "../view/samples";

/** Changes what is on the drawing pad. */
export function draw(models: readonly Model[], drawing: readonly Stroke[]): void {
  for (const model of models) patch(model, { drawing });
}

/** Changes which samples are looked at. */
export function changeSamples(models: readonly Model[], change: Partial<Samples>): void {
  for (const model of models) patch(model, { samples: { ...stateOf(model).samples, ...change } });
}

/** Changes the path through latent space. */
export function changePath(models: readonly Model[], change: Partial<Path>): void {
  for (const model of models) patch(model, { path: { ...stateOf(model).path, ...change } });
}

/** Changes the attribute vector that images are modified along. */
export function changeArrow(models: readonly Model[], change: Partial<AttributeArrow>): void {
  for (const model of models) patch(model, { arrow: { ...stateOf(model).arrow, ...change } });
}
