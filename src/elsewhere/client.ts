import type { Experiment } from "../experiment/experiment";
import { ownScript } from "../site/ownScript";
import type { HandedFile } from "./modelFile";
import type { ElsewhereRequest, PackReport, PackRequest, ReadReport, WorkerProblem } from "./request";
import workerUrl from "./worker.ts?worker&url";

/** Packs a model in a worker of its own, which is gone afterwards; call what is returned to give it up. */
export function startPacking(request: PackRequest, onReport: (report: PackReport) => void): () => void {
  return ask<PackReport>({ kind: "pack", request }, onReport, (problem) => onReport({ kind: "failed", problem }));
}

/** Reads the files of a model in a worker of its own, which is gone afterwards; call what is returned to give it up. */
export function startReading(
  files: readonly HandedFile[],
  present: Experiment,
  onReport: (report: ReadReport) => void,
): () => void {
  const refuse = (problem: WorkerProblem) => onReport({ kind: "refused", problem });
  return ask<ReadReport>({ kind: "read", files, present }, onReport, refuse);
}

function ask<Told extends PackReport | ReadReport>(
  request: ElsewhereRequest,
  onReport: (report: Told) => void,
  onEnd: (problem: WorkerProblem) => void,
): () => void {
  const worker = new Worker(ownScript(workerUrl), { type: "module", name: "elsewhere" });
  const end = () => worker.terminate();
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind !== "packing") end();
    onReport(data);
  };
  worker.onerror = ({ message }) => {
    end();
    onEnd({ code: message ? "ended" : "notLoaded" });
  };
  worker.postMessage(request);
  return end;
}
