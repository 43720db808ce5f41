import { useEffect, useRef, useState } from "react";
import { startReading } from "../../elsewhere/client";
import type { FoundModel } from "../../elsewhere/modelFile";
import type { ReadReport } from "../../elsewhere/request";
import { openModel } from "../../state/openModel";
import { useLatestState, useWorkspace } from "../../state/store";

/** Files that are read, by all their names, and what came of it. */
export type ReadingState =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly name: string }
  | ({ readonly name: string } & ReadReport);

/** Reads the files of a model, and opens what was found in them. */
export function useReading() {
  const workspace = useWorkspace();
  const latest = useLatestState();
  const [state, setState] = useState<ReadingState>({ kind: "idle" });
  const giveUp = useRef<(() => void) | null>(null);
  const read = async (chosen: readonly File[]) => {
    giveUp.current?.();
    const name = chosen.map((file) => file.name).join(", ");
    setState({ kind: "reading", name });
    const files = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    giveUp.current = startReading(files, latest().experiment, (report) => setState({ name, ...report }));
  };
  const open = ({ experiment, checkpoint }: FoundModel) => {
    openModel(workspace, experiment, checkpoint);
    setState({ kind: "idle" });
  };
  useEffect(() => () => giveUp.current?.(), []);
  return { state, read, open };
}
