import { ownScript } from "../site/ownScript";
import type { PackReport, PackRequest } from "./request";
import workerUrl from "./worker.ts?worker&url";

/** Packs a model in a worker of its own, which is gone afterwards; call what is returned to give it up. */
export function startPacking(request: PackRequest, onReport: (report: PackReport) => void): () => void {
  const worker = new Worker(ownScript(workerUrl), { type: "module", name: "packing" });
  const end = () => worker.terminate();
  worker.onmessage = ({ data }: MessageEvent<PackReport>) => {
    if (data.kind !== "packing") end();
    onReport(data);
  };
  worker.onerror = ({ message }) => {
    end();
    onReport({ kind: "failed", problem: { code: message ? "ended" : "notLoaded" } });
  };
  worker.postMessage(request);
  return end;
}
