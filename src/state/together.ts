import type { Failure } from "../worker/failure";
import { everyModel } from "./everyModel";
import { stateOf } from "./model";
import type { Workspace } from "./workspace";

type TooManyModels = Extract<Failure, { readonly code: "modelsTooLarge" }>;

/**
 * What is in the way of so many more models beside those that are there, all of the network at hand: that together they
 * would take more memory than there may be. Null where nothing is.
 */
export function refusalOfMore(workspace: Workspace, more: number): TooManyModels | null {
  const models = everyModel(workspace);
  const { step } = stateOf(models[0]);
  // Those that are being built have none yet.
  const engine = models.map((model) => stateOf(model).engine).find((each) => each !== null);
  if (!engine) return null;
  const count = models.length + more;
  const bytes = count * engine.cost.byteLength;
  const greatest = engine.greatestBytes;
  return bytes > greatest ? { code: "modelsTooLarge", consequence: "refused", count, bytes, greatest, step } : null;
}
