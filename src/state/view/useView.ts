import { useEffect, useState } from "react";
import type { Requests, ViewName } from "../../worker/views/list";
import { subscribe } from "../actions/subscriptions";
import { useModels, usePlayground } from "../store";
import type { Seen } from "./viewState";

/** The views that panels ask for; the user's point and the pinned image are asked for by their own actions. */
type WatchedView = Exclude<ViewName, "point" | "inspection">;

/**
 * Keeps a view of the model in view for as long as the component is there, and gives what was last seen of it: it may still
 * be of the request before, and is null before there is any. Give the same array while the request is the same, and null
 * while nothing is asked for.
 */
export function useView<Name extends WatchedView>(name: Name, request: Requests[Name] | null): Seen<Name> | null {
  const models = useModels();
  const [subscriber] = useState<object>(() => ({}));
  useEffect(() => subscribe(models, subscriber, name, request), [models, subscriber, name, request]);
  useEffect(() => () => subscribe(models, subscriber, name, null), [models, subscriber, name]);
  return usePlayground((state) => state.views[name] ?? null);
}
