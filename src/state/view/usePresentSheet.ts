import { useState } from "react";
import type { SheetName } from "../../worker/views/list";
import { useSheet } from "./useSheet";
import type { Sheet } from "./viewState";

/**
 * Keeps codes z [count, latentDim] decoded, as `useSheet` does, and gives what was decoded of `subject`, which says what
 * the codes are of: as the model moves the codes of a subject, its latest sheet stays until the next; one of another
 * subject is not shown.
 */
export function usePresentSheet(name: SheetName, z: Float32Array | null, subject: string): Sheet | null {
  const sheet = useSheet(name, z);
  const [kept, keep] = useState<{ readonly sheet: Sheet; readonly subject: string } | null>(null);
  const isNew = sheet !== null && (kept?.sheet !== sheet || kept.subject !== subject);
  if (isNew && z && isSame(sheet.z, z)) keep({ sheet, subject });
  const isPresent = kept?.subject === subject && kept.sheet.latentDim === sheet?.latentDim;
  return z && isPresent ? kept.sheet : null;
}

function isSame(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
