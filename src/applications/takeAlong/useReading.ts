import { useEffect, useRef, useState } from "react";
import { startReading } from "../../elsewhere/client";
import type { FoundModel } from "../../elsewhere/modelFile";
import type { ReadReport } from "../../elsewhere/request";
import { openModel } from "../../state/openModel";
import { useLatestState, useWorkspace } from "../../state/store";

/** A file that is read, and what came of it. */
export type ReadingState =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly name: string }
  | ({ readonly name: string } & ReadReport);

/** Reads a model file, and opens what was found in it. */
export function useReading() {
  const workspace = useWorkspace();
  const latest = useLatestState();
  const [state, setState] = useState<ReadingState>({ kind: "idle" });
  const giveUp = useRef<(() => void) | null>(null);
  const read = async (file: File) => {
    giveUp.current?.();
    const { name } = file;
    setState({ kind: "reading", name });
    const bytes = new Uint8Array(await file.arrayBuffer());
    giveUp.current = startReading({ name, bytes }, latest().experiment, (report) => setState({ name, ...report }));
  };
  const open = ({ experiment, checkpoint }: FoundModel) => {
    openModel(workspace, experiment, checkpoint);
    setState({ kind: "idle" });
  };
  useEffect(() => () => giveUp.current?.(), []);
  return { state, read, open };
}
