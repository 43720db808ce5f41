import { loadDataset } from "../data/sources";
import { Engines } from "../engine/engines";
import { Sessions } from "./host/sessions";
import { transferables } from "./host/transferables";
import { live } from "./life";
import type { StartWorker, ToWorker } from "./protocol";

self.onmessage = ({ data: { life, site } }: MessageEvent<StartWorker>) => {
  live(life);
  const engines = new Engines();
  const sessions = new Sessions({
    report: (told) => self.postMessage(told, { transfer: transferables(told.report) }),
    load: (choice, onProgress, signal) => loadDataset(choice, { site: new URL(site), onProgress, signal }),
    detectEngines: engines.detect,
    examineEngine: engines.examine,
    createEngine: engines.create,
  });
  self.onmessage = ({ data }: MessageEvent<ToWorker>) => sessions.receive(data);
};
