import { LentDataSets } from "../../library/lending";
import type { Workspace } from "../workspace";

/** What a workspace calls the work of lending. */
const NAME = "lentDataSets";

/** The data sets that a workspace holds in memory, because the browser keeps none, until it ends. */
export function lentDataSetsOf({ sideWork }: Workspace): LentDataSets {
  const begun = sideWork.get(NAME);
  if (begun instanceof LentDataSets) return begun;
  const lent = new LentDataSets();
  sideWork.set(NAME, lent);
  return lent;
}
