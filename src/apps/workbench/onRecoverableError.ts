import { FetchFailure } from "../../widgets/fetched";

/** What could not be fetched is told of in its place; where React draws that place twice, it reports it here as well. */
export function onRecoverableError(error: unknown): void {
  if (!(error instanceof Error && error.cause instanceof FetchFailure)) reportError(error);
}
