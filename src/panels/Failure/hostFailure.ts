import type { State } from "../../state/state";

/** Whether a failure may be the host's: something was not fetched. No browser has a code for a module that did not come. */
export function mayBeOfHost(failure: State["failure"]): boolean {
  if (!failure || !("reason" in failure)) return false;
  const { reason } = failure;
  if ("message" in reason && typeof reason.message === "string") {
    return /dynamically imported module|module script/i.test(reason.message);
  }
  return ["notFetched", "connectionBroken", "notLoaded"].includes(reason.code);
}
