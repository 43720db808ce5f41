import type { Requests, ViewName } from "../../worker/views/list";
import { type Model, patch, stateOf } from "../model";
import { isKept } from "../view/reduce";

/** Keeps a view of models in view for one who asks, in place of what was asked before; null ends it. */
export function subscribe<Name extends ViewName>(
  models: readonly Model[],
  subscriber: object,
  view: Name,
  request: Requests[Name] | null,
): void {
  for (const model of models) {
    model.subscriptions.put(subscriber, view, request);
    if (!model.subscriptions.has(view)) forget(model, view);
  }
}

/** What nobody asks for any more is no longer shown, unless it tells by itself of which codes it is. */
function forget(model: Model, view: ViewName): void {
  const { views } = stateOf(model);
  const seen = views[view];
  if (!seen || isKept(view) || "z" in seen) return;
  const { [view]: _, ...others } = views;
  patch(model, { views: others });
}
