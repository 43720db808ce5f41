import { isConditional } from "../../experiment/architecture";
import { type Model, patch, send, stateOf } from "../model";
import { decodePoint } from "../modelSession";
import { heldOutImage } from "../view/dataSet";
import type { Probe } from "../view/probe";

/** Moves the user's point to z, [latentDim]; its image follows. A model of another latent size has no such place. */
export function moveTo(models: readonly Model[], z: readonly number[]): void {
  for (const model of models) {
    const { probe, z: before } = stateOf(model);
    if (z.length !== before.length) continue;
    patch(model, { z, probe: probe && { ...probe, attached: false } });
    decodePoint(model);
  }
}

/** Moves one coordinate of the user's point, counted from 0, of the models that have it. */
export function setCoordinate(models: readonly Model[], dimension: number, value: number): void {
  for (const model of models) {
    const { z } = stateOf(model);
    if (dimension < z.length) moveTo([model], z.with(dimension, value));
  }
}

/** Looks closely at a held-out image; the user's point goes to its mean and keeps to it. */
export function pin(models: readonly Model[], row: number): void {
  for (const model of models) pinOn(model, row);
}

/** Looks closely at an image that the user drew, grey levels [pixels]. */
export function inspectDrawing(models: readonly Model[], image: Uint8Array): void {
  for (const model of models) {
    const { probe } = stateOf(model);
    // A drawing under way keeps the inspection on the stroke before until the next one comes.
    const inspection = probe?.source.kind === "drawn" ? probe.inspection : null;
    inspect(model, { source: { kind: "drawn" }, image, attached: true, inspection });
  }
}

/** Brings the user's point back to the mean of the image that is looked at closely, to keep to it. */
export function backToMean(models: readonly Model[]): void {
  for (const model of models) {
    const { probe, z } = stateOf(model);
    if (!probe) continue;
    patch(model, { z: probe.inspection ? [...probe.inspection.mu] : z });
    decodePoint(model);
    inspect(model, { ...probe, attached: true });
  }
}

/** Has conditional networks told a class, from 0, of whatever has none of its own. */
export function tellClass(models: readonly Model[], label: number): void {
  for (const model of models) {
    patch(model, { toldClass: label });
    send(model, { kind: "tellClass", label });
  }
}

/** Ends looking closely. */
export function unpin(models: readonly Model[]): void {
  for (const model of models) inspect(model, null);
}

function pinOn(model: Model, row: number): void {
  const { data, views, z, experiment } = stateOf(model);
  if (!data) return;
  const label = data.testLabels?.[row];
  if (label !== undefined && isConditional(experiment.architecture)) tellClass([model], label);
  const image = heldOutImage(data, row).slice();
  inspect(model, { source: { kind: "held-out", row }, image, attached: true, inspection: null });
  const mu = views.survey?.mu.subarray(row * z.length, (row + 1) * z.length);
  if (mu?.length === z.length) patch(model, { z: [...mu] });
  decodePoint(model);
}

function inspect(model: Model, probe: Probe | null): void {
  patch(model, { probe });
  send(model, { kind: "keepInView", view: "inspection", request: probe?.image ?? null });
}
