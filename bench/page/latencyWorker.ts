import { loadMnist } from "../../src/data/mnist";
import { probe } from "../../src/engine/choose";
import type { Engine } from "../../src/engine/engine";
import type { Command } from "../../src/worker/protocol";
import { Session } from "../../src/worker/session";
import { now, type TimedReport } from "./latency";
import { startEngine } from "./ours";

let threads = 1;
let stepEnded = 0;

/** The page's own session; only the ends of training steps are noted. */
const session = new Session({
  report: (report) => self.postMessage({ report, stepEnded } satisfies TimedReport),
  load: (onProgress) => loadMnist(new URL("/data/mnist/", self.location.origin), onProgress),
  probe,
  createEngine: async (name, setup) => noted(await startEngine(name, threads, setup)),
});

self.onmessage = ({ data }: MessageEvent<Command | { readonly threads: number }>) => {
  if ("threads" in data) threads = data.threads;
  else session.receive(data);
};

function noted(engine: Engine): Engine {
  const trainStep = engine.trainStep.bind(engine);
  engine.trainStep = async (...step) => {
    await trainStep(...step);
    stepEnded = now();
  };
  return engine;
}
