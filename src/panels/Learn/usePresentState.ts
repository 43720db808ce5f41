import { startTransition, useEffect, useState } from "react";
import type { State } from "../../state/state";
import { useModel } from "../../state/store";

/** How often a lesson's numbers follow the model, in ms. */
const EVERY_MS = 500;

/** All that is known of the model, twice a second: what lessons measure of it takes milliseconds. */
export function usePresentState(): State {
  const { store } = useModel();
  const [state, setState] = useState(() => store.getState());
  useEffect(() => {
    const look = () => startTransition(() => setState(store.getState()));
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [store]);
  return state;
}
