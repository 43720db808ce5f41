import { loadDataset } from "../data/sources";
import { createEngine, engineDetector } from "../engine/choose";
import { Sessions } from "./host/sessions";
import { transferables } from "./host/transferables";
import { live } from "./life";
import type { StartWorker, ToWorker } from "./protocol";

self.onmessage = ({ data: { life, site } }: MessageEvent<StartWorker>) => {
  live(life);
  const sessions = new Sessions({
    report: (told) => self.postMessage(told, { transfer: transferables(told.report) }),
    load: (choice, onProgress, signal) => loadDataset(choice, { site: new URL(site), onProgress, signal }),
    detectEngines: engineDetector(),
    createEngine,
  });
  self.onmessage = ({ data }: MessageEvent<ToWorker>) => sessions.receive(data);
};
