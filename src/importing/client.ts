import { ownScript } from "../site/ownScript";
import type { ImportCommand, ImportReport } from "./protocol";
import workerUrl from "./worker.ts?worker&url";

/** The page's end of an importer: a worker of its own, which ends with it. */
export interface ImportClient {
  readonly send: (command: ImportCommand) => void;
  /** Ends the importer whatever it is at; nothing is reported any more. */
  readonly dispose: () => void;
}

/** Seconds without a word after which an importer that has something to do is given up. */
const PATIENCE = 20;

/** Starts an importer. What it was doing when it died, or was given up, is reported as refused. */
export function startImporter(onReport: (report: ImportReport) => void): ImportClient {
  const worker = new Worker(ownScript(workerUrl), { type: "module", name: "importing" });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const dispose = () => {
    clearTimeout(waiting);
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  };
  const giveUp = (problem: Extract<ImportReport, { kind: "refused" }>["problem"]) => {
    dispose();
    onReport({ kind: "refused", problem, where: "" });
  };
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => giveUp({ code: "timedOut", seconds: PATIENCE }), 1000 * PATIENCE);
  };
  worker.onmessage = ({ data }: MessageEvent<ImportReport>) => {
    if (data.kind === "progressed") wait();
    else clearTimeout(waiting);
    onReport(data);
  };
  worker.onerror = () => giveUp({ code: "importerEnded" });
  return {
    send: (command) => {
      wait();
      worker.postMessage(command);
    },
    dispose,
  };
}
