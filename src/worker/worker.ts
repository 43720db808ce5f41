import { loadDataset } from "../data/sources";
import { createEngine, probe } from "../engine/choose";
import { Sessions } from "./host/sessions";
import { transferables } from "./host/transferables";
import type { ToWorker } from "./protocol";

const site = new URL(import.meta.env.BASE_URL, self.location.origin);
const sessions = new Sessions({
  report: (told) => self.postMessage(told, { transfer: transferables(told.report) }),
  load: (choice, onProgress, signal) => loadDataset(choice, { site, onProgress, signal }),
  probe,
  createEngine,
});

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "hold") return void holdForLife(data.lockName);
  sessions.receive(data);
};

/** Takes the lock by whose release the page notices this worker's end. */
async function holdForLife(lockName: string): Promise<void> {
  await navigator.locks?.request(lockName, () => {
    self.postMessage("locked");
    return new Promise<never>(() => undefined);
  });
}
