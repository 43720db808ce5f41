import type { SheetName } from "../../worker/protocol";
import { type Model, patch } from "../model";

/** Keeps a sheet of decoded images in view; z is [count, latentDim], null ends it. */
export function showSheet(models: readonly Model[], sheet: SheetName, z: Float32Array | null): void {
  for (const { subscriptions } of models) subscriptions.show(sheet, z);
}

/** Whether the reconstruction loss of every held-out image is wanted; wanted until all who said so say no. */
export function wantScores(models: readonly Model[], wanted: boolean): void {
  for (const model of models) if (!model.subscriptions.score(wanted)) patch(model, { scores: null });
}

/** Whether the gradient of the reconstruction term with respect to some codes is wanted. */
export function wantLatentGradients(models: readonly Model[], wanted: boolean): void {
  for (const model of models) {
    if (!wanted) patch(model, { pulls: null });
    model.subscriptions.pull(wanted);
  }
}
