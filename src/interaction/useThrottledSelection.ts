import { startTransition, useEffect, useState } from "react";
import { throttled } from "./throttled";

/** A store that tells of its changes. */
interface FollowedStore<State> {
  readonly getState: () => State;
  readonly subscribe: (hear: (state: State, before: State) => void) => () => void;
}

/**
 * Selects from a store, at most once in `intervalMs`, when there is nothing more urgent and, for a while, no input to be
 * served; between, the component is not rendered. Give the same selector every time.
 */
export function useThrottledSelection<State, Selected>(
  store: FollowedStore<State>,
  selector: (state: State) => Selected,
  intervalMs: number,
): Selected {
  const [shown, setShown] = useState(() => selector(store.getState()));
  useEffect(() => {
    const show = () => startTransition(() => setShown(() => selector(store.getState())));
    const { call, cancel } = throttled(show, intervalMs);
    call();
    const stop = store.subscribe((state, before) => {
      if (!Object.is(selector(state), selector(before))) call();
    });
    return () => {
      stop();
      cancel();
    };
  }, [store, selector, intervalMs]);
  return shown;
}
