import { type Checkpoint, initialState } from "../model/state";
import { pause } from "./actions/training";
import { type Model, stateOf } from "./model";
import type { State } from "./state";

/** How long it may take until a model stands still and is kept where it stands, in ms. */
const STILL_WITHIN_MS = 60_000;

/**
 * The weights of the model that is shown, to the last bit; null while it trains or the worker has not handed them over.
 * An untrained model's are those of its seed.
 */
export function shownMoment({ snapshots, step, training, experiment }: State): Checkpoint | null {
  if (training) return null;
  const found = snapshots.find((snapshot) => snapshot.step === step);
  if (found) return found;
  return step === 0 ? { step, state: initialState(experiment.architecture, experiment.seed) } : null;
}

/**
 * Has a model stand still, and waits for what is wanted of its state then.
 * @throws DOMException "TimeoutError" where it does not come within a minute
 */
export async function standStill<Wanted>(
  model: Model,
  wanted: (state: State) => Wanted | null,
  signal: AbortSignal,
): Promise<Wanted> {
  if (stateOf(model).training) pause([model]);
  const all = AbortSignal.any([signal, AbortSignal.timeout(STILL_WITHIN_MS)]);
  return new Promise((resolve, reject) => {
    const look = (state: State) => {
      const found = wanted(state);
      if (found === null) return;
      unsubscribe();
      resolve(found);
    };
    const unsubscribe = model.store.subscribe(look);
    all.addEventListener("abort", () => {
      unsubscribe();
      reject(all.reason);
    });
    look(stateOf(model));
  });
}
