import { DataError, ImageMisfit } from "../../data/dataset";
import { EngineUnavailable } from "../../engine/engine";
import type { Failure } from "../protocol";

/** Nothing could be built. */
export function impossibleFailure(error: unknown): Failure {
  if (error instanceof ImageMisfit) {
    const { title, found, wanted } = error;
    return { code: "imagesMisfit", consequence: "impossible", title, found, wanted };
  }
  let code: "dataMissing" | "engineMissing" | "nothingBuilt" = "nothingBuilt";
  if (error instanceof DataError) code = "dataMissing";
  else if (error instanceof EngineUnavailable) code = "engineMissing";
  return { code, consequence: "impossible", reason: messageOf(error) };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
