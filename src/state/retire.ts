import { HANDED_WITHIN_MS } from "./leaving";
import type { Model } from "./model";

/** Has the sessions of models that have left the page end, those of runs that are kept as soon as they are handed over. */
export function retire(models: readonly Model[]): void {
  for (const { id, store, connection, leaving } of models) {
    const { run } = store.getState();
    store.setState({ run: run + 1 });
    if (leaving.awaits(id, run)) connection.retire(HANDED_WITHIN_MS);
    else connection.end();
  }
}
