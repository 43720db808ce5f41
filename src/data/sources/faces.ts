import { facesDescription } from "../../experiment/drawnSets";
import { drawDataset } from "../drawn/draw";
import { paintFace } from "../drawn/faces";
import type { Source } from "../source";

/** Faces of known factors, each uniform between its ends. */
export const faces: Source = {
  name: facesDescription.name,
  load: (choice, loading) =>
    drawDataset(
      facesDescription,
      choice,
      { uniforms: facesDescription.factors.length, paint: paintFace, factorsOf: (uniforms) => [...uniforms] },
      loading,
    ),
};
