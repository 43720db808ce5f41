import { loadMnist } from "../../src/data/sources/mnist";
import { engineDetector } from "../../src/engine/choose";
import { Session } from "../../src/worker/host/session";
import type { Command } from "../../src/worker/protocol";
import { startEngine } from "./ours";

let threads = 1;

/** The page's own session, on so many threads. */
const session = new Session({
  report: (report) => self.postMessage(report),
  load: (_, onProgress) => loadMnist(new URL("/data/mnist/", self.location.origin), onProgress),
  detectEngines: engineDetector(),
  createEngine: (name, setup) => startEngine(name, threads, setup),
});

self.onmessage = ({ data }: MessageEvent<Command | { readonly threads: number }>) => {
  if ("threads" in data) threads = data.threads;
  else session.receive(data);
};
